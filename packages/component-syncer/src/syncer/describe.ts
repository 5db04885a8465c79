import type { VclusterReport } from 'backstage-plugin-dapr-vcluster-common';
import { vclusterReport } from '../reports';
import { Vcluster } from '../vclusters';
import { countStates, VclusterStatus } from './status';
import type { VclusterRunner } from './VclusterRunner';

/** @param runner - undefined when this replica does not serve the vcluster */
export function statusOf(
  { namespace, name, is, reason }: Vcluster,
  runner: VclusterRunner | undefined,
): VclusterStatus {
  const at = { namespace, name };
  const none = { objects: countStates([]), queued: 0, errors: 0 };
  // One that is to be left alone is served until the last request has ended.
  if (is !== 'served' && !runner) {
    const state = is === 'unsupported' ? is : 'paused';
    return {
      ...at,
      state,
      ...(reason && { reason }),
      complete: false,
      ...none,
    };
  }
  if (!runner) {
    return { ...at, state: 'elsewhere', complete: false, ...none };
  }
  return {
    ...at,
    ...runner.state,
    complete: runner.known(),
    objects: countStates(runner.states()),
    queued: runner.queued,
    errors: runner.errors,
  };
}

/** What is said of a vcluster on its Lease; undefined when that is another replica's affair. */
export function reportOf(
  vcluster: Vcluster,
  runner: VclusterRunner | undefined,
  now: Date,
): VclusterReport | undefined {
  const { state, ...status } = statusOf(vcluster, runner);
  return state === 'elsewhere'
    ? undefined
    : vclusterReport(
        { ...status, state },
        {
          entries: runner?.unsynced() ?? [],
          pendingMs: runner?.pendingMs,
          lagMs: runner?.lagMs,
          now,
        },
      );
}
