import { createHash } from 'node:crypto';
import { isEqual, omit } from 'lodash';
import { Clock } from 'dapr-vcluster-kube-sim';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conditionsFrom, NewCondition } from './conditions';
import { HelmRelease, Snapshot } from './flux';
import { digestOf } from './plan';
import { StoredRelease } from './storage';

/** Longest history Flux keeps of successful releases. */
const HISTORY = 5;

/** The releases as a HelmRelease's history lists them, newest first. */
export function snapshots(releases: StoredRelease[]): Snapshot[] {
  return releases.slice(0, HISTORY).map(release => ({
    apiVersion: 'v1',
    digest: `sha256:${createHash('sha256')
      .update(JSON.stringify(release))
      .digest('hex')}`,
    name: release.name,
    namespace: release.namespace,
    version: release.version,
    status: release.info.status,
    chartName: release.chart.metadata.name,
    chartVersion: release.chart.metadata.version,
    appVersion: release.chart.metadata.appVersion,
    configDigest: digestOf(release.config),
    firstDeployed: release.info.first_deployed,
    lastDeployed: release.info.last_deployed,
  }));
}

/** Writes the status of HelmReleases, and only when something in it changes. */
export class StatusWriter {
  readonly #client: KubeClient;
  readonly #clock: Clock;

  constructor(client: KubeClient, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
  }

  /** @param fields - further status fields; null removes one */
  async write(
    release: HelmRelease,
    conditions: NewCondition[],
    fields: Record<string, unknown>,
  ) {
    const { metadata, spec } = release;
    const generation = metadata.generation ?? 1;
    const source = spec.chart?.spec.sourceRef;
    const status = {
      observedGeneration: generation,
      ...(source && {
        helmChart: `${source.namespace ?? metadata.namespace}/${
          metadata.namespace
        }-${metadata.name}`,
      }),
      conditions: conditionsFrom(
        conditions,
        release.status?.conditions,
        generation,
        this.#clock.now().toISOString(),
      ),
      ...fields,
    };
    const before = release.status ?? {};
    const unchanged = Object.entries(status).every(([key, value]) =>
      isEqual(
        value ?? undefined,
        before[key as keyof typeof before] ?? undefined,
      ),
    );
    if (unchanged) {
      return;
    }
    const patched = await this.#client.patch<HelmRelease>(
      RESOURCES.helmReleases,
      { name: metadata.name, namespace: metadata.namespace },
      { status },
      { subresource: 'status' },
    );
    // Later steps of the same reconcile compare against what was just written.
    Object.assign(release, omit(patched, 'spec'));
  }
}
