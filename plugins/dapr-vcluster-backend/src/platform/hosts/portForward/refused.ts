import { KubeError } from '../KubeError';

/** A vcluster that cannot be reached through its host. */
export function unreachable(message: string): KubeError {
  return new KubeError({ status: 0, reason: 'Unreachable', message });
}

/** The host, or the pod's node, would not forward the port of a pod `<namespace>/<name>`. */
export function forwardRefused(pod: string, why: string): KubeError {
  return unreachable(`the port-forward to pod ${pod} was refused: ${why}`);
}
