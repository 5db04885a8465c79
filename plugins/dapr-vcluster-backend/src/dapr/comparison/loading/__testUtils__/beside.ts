import { LoadedBy } from 'backstage-plugin-dapr-vcluster-common';
import { TenantPod } from '../../../../inventory/members';
import { Probe } from '../../../../sidecars/metadata/readMetadata';

/** Host namespace of everything here. */
export const NAMESPACE = 'vcluster-x';
export const BEFORE = '2026-01-01T00:00:00Z';
export const STARTED = '2026-01-01T00:30:00Z';
export const AFTER = '2026-01-01T00:59:50Z';

/** A pod with a daprd that started at {@link STARTED}. */
export function podOf(appId: string, change: Partial<TenantPod> = {}) {
  const pod: TenantPod = {
    namespace: NAMESPACE,
    name: `${appId}-1`,
    uid: appId,
    role: 'app',
    labels: { 'dapr.io/app-id': appId },
    annotations: {},
    workload: appId,
    daprd: {
      native: false,
      image: '',
      status: { ready: true, restarts: 0, startedAt: STARTED },
    },
    ...change,
  };
  return pod;
}

/** What a daprd answers that has loaded these Dapr Components. */
export function answer(names: string[], more: Partial<Probe> = {}): Probe {
  return {
    loaded: {
      state: 'known',
      observedAt: AFTER,
      value: names.map(name => ({
        name,
        type: '',
        version: '',
        capabilities: [],
      })),
    },
    ...more,
  };
}

/** One line for each sidecar. */
export function lines(loadedBy: readonly LoadedBy[]): string[] {
  return loadedBy.map(({ appId, state, reason }) =>
    [appId, state, reason].filter(Boolean).join(': '),
  );
}
