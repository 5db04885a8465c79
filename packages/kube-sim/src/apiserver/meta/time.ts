import { Clock } from '../../clock/Clock';

/** Kubernetes' `metav1.Time`: RFC 3339 with whole seconds. */
export function timestamp(clock: Clock): string {
  return `${clock.now().toISOString().slice(0, 19)}Z`;
}
