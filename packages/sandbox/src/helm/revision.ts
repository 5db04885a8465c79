import { digestOf, Plan } from './plan';
import { StoredRelease } from './storage';

/** Whether a stored release is what the plan asks for. */
export function fits(stored: StoredRelease, plan: Plan) {
  return (
    stored.chart.metadata.version === plan.chart.version &&
    stored.namespace === plan.namespace &&
    digestOf(stored.config) === plan.configDigest
  );
}

/** The next revision of a release, before Helm has acted on it. */
export function newRelease(
  plan: Plan,
  version: number,
  now: string,
  before: StoredRelease | undefined,
  manifest: string,
): StoredRelease {
  const { version: chart } = plan.chart;
  return {
    name: plan.name,
    namespace: plan.namespace,
    version,
    info: {
      first_deployed: before?.info.first_deployed ?? now,
      last_deployed: now,
      deleted: '',
      description: before ? 'Preparing upgrade' : 'Initial install underway',
      status: before ? 'pending-upgrade' : 'pending-install',
    },
    chart: {
      metadata: {
        apiVersion: 'v2',
        name: 'vcluster',
        version: chart,
        appVersion: chart,
        type: 'application',
      },
    },
    config: plan.values,
    manifest,
  };
}
