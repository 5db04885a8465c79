import { hotReloadOf } from 'backstage-plugin-dapr-vcluster-common';
import { isOlder, whyOlder } from '../../../sidecars/diagnosis';
import { TenantPod, TenantResource } from '../../../inventory/members';
import { Probe } from '../../../sidecars/metadata/readMetadata';
import { LoadState } from './eachSidecar';

/** Of a sidecar that has answered without naming an object that is for it. */
export function notLoaded(
  { kind, createdAt }: TenantResource,
  { pod, probe }: { pod: TenantPod; probe: Probe },
): LoadState {
  return {
    state: 'not-loaded',
    reason: isOlder(pod, createdAt)
      ? whyOlder(kind, hotReloadOf(kind, probe))
      : 'The log of daprd says why.',
  };
}
