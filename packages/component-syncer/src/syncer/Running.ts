import { Fence } from '../membership';
import { Vcluster } from '../vclusters';
import type { VclusterRunner } from './VclusterRunner';

/** A vcluster that is being served. */
export type Running = {
  runner: VclusterRunner;
  /** Closed while the vcluster may be another replica's. */
  fence: Fence;
  /** How it is served; it begins again when that changes. */
  as: Pick<Vcluster, 'scoping' | 'restarts'> & { kinds?: string };
};

/**
 * Whether a vcluster is still to be served, and as it is.
 *
 * @param kinds - digest of the kinds that the host serves now
 */
export function isUnchanged(
  { as }: Running,
  vcluster: Vcluster | undefined,
  kinds: string | undefined,
): boolean {
  return (
    vcluster?.scoping === as.scoping &&
    vcluster.restarts === as.restarts &&
    kinds === as.kinds
  );
}
