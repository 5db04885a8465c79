import { isOlder, whyOlder } from '../../../sidecars/diagnosis';
import { TenantPod, TenantResource } from '../../../inventory/members';
import { LoadState } from './eachSidecar';

/** Of a sidecar that has answered without naming an object that is for it. */
export function notLoaded(
  { kind, createdAt }: TenantResource,
  pod: TenantPod,
): LoadState {
  return {
    state: 'not-loaded',
    reason: isOlder(pod, createdAt)
      ? whyOlder(kind)
      : 'The log of daprd says why.',
  };
}
