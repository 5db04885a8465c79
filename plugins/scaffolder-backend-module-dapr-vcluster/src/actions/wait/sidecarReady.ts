import {
  Sidecar,
  SidecarList,
  TenantRef,
  formatTenantRef,
  findingLine,
} from 'backstage-plugin-dapr-vcluster-common';
import { Progress, done, stuck, waiting } from '../../polling';
import { Target } from './target';

/** All sidecars of the app are ready and have loaded the Dapr Component, if there is one. */
export function sidecarReady(
  ref: TenantRef,
  appId: string,
  component?: string,
): Target<{}> {
  const loaded = component ? ` and to have loaded ${component}` : '';
  return {
    what: `the sidecars of ${appId} in tenant ${formatTenantRef(
      ref,
    )} to be ready${loaded}`,
    look: async (client, options) =>
      evaluate(await client.listSidecars(ref, options), appId, component),
  };
}

function evaluate(
  list: SidecarList,
  appId: string,
  component: string | undefined,
): Progress<{}> {
  const { stale } = list.freshness;
  if (stale) {
    return waiting(
      `App ${appId}: the data is out of date since ${stale.since}: ${stale.reason}`,
    );
  }
  const sidecars = list.items.filter(sidecar => sidecar.appId === appId);
  if (sidecars.length === 0) {
    return waiting(`App ${appId}: no pod with this app id yet`);
  }
  const refused = sidecars.find(isRefused);
  if (refused) {
    return stuck(`App ${appId}: ${explain(refused)}`);
  }
  const behind = sidecars.find(sidecar => sidecar.state !== 'ready');
  if (behind) {
    return waiting(`App ${appId}: ${explain(behind)}`);
  }
  const missing = sidecars
    .map(sidecar => whyNotLoaded(sidecar, component))
    .find(Boolean);
  if (missing) {
    return waiting(`App ${appId}: ${missing}`);
  }
  const versions = new Set(sidecars.map(s => s.version ?? 'unknown version'));
  return done(
    `App ${appId}: ${sidecars.length} of ${
      sidecars.length
    } sidecars ready (daprd ${[...versions].join(', ')})`,
    {},
  );
}

/** A sidecar is injected only when a pod is created. */
function isRefused(sidecar: Sidecar): boolean {
  return sidecar.state === 'not-injected' || sidecar.state === 'rejected';
}

function explain({ state, summary, findings }: Sidecar): string {
  const [worst] = findings.filter(finding => finding.severity === 'error');
  return `${state}: ${summary}${worst ? ` ${findingLine(worst)}` : ''}`;
}

function whyNotLoaded(
  { loaded }: Sidecar,
  component: string | undefined,
): string | undefined {
  if (!component) {
    return undefined;
  }
  if (loaded.state === 'unknown') {
    return `ready, but its loaded Dapr Components are unknown: ${loaded.reason}`;
  }
  return loaded.value.some(({ name }) => name === component)
    ? undefined
    : `ready, but ${component} is not loaded`;
}
