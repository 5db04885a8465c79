import { KubeError, unreachableError } from '../errors/KubeError';

/**
 * The API server, or the pod's node, refused to forward the port of a pod `<namespace>/<name>`.
 *
 * @public
 */
export function portForwardRefused(pod: string, why: string): KubeError {
  return unreachableError(`the port-forward to pod ${pod} was refused: ${why}`);
}
