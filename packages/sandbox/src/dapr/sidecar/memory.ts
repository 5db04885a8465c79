import { parseQuantity } from 'dapr-vcluster-kube-sim';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { sidecarContainer } from './args';

/** What an idle daprd was measured to take, in bytes. */
const IDLE_BYTES = 18_000_000;

/** Whether the memory limit of the sidecar, as `dapr.io/sidecar-memory-limit` sets it, is too small for it to live. */
export function outOfMemory(pod: Pod): boolean {
  const { limits } = (sidecarContainer(pod)?.resources ?? {}) as {
    limits?: { memory?: string };
  };
  return (
    limits?.memory !== undefined && parseQuantity(limits.memory) < IDLE_BYTES
  );
}
