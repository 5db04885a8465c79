import { Pod } from '../../controllerRuntime';
import { StatefulSet } from '../shared/kinds';
import { isReady } from '../shared/podState';
import { ordinalOf, REVISION_LABEL, revisionOf } from './podOfOrdinal';

/** One step towards what a StatefulSet asks for. */
export type Action =
  | { create: number }
  | { remove: Pod; why: 'scale' | 'update' };

/**
 * What to do next, from the pods that are there (those on their way out
 * included). Ordered sets take one step at a time and wait for each pod to be
 * ready; parallel ones do not.
 */
export function nextActions(statefulSet: StatefulSet, pods: Pod[]): Action[] {
  const { spec } = statefulSet;
  const wanted = spec.replicas ?? 1;
  const ordered = spec.podManagementPolicy !== 'Parallel';
  const byOrdinal = new Map(pods.map(pod => [ordinalOf(pod), pod]));
  const leaving = (pod: Pod) => !!pod.metadata.deletionTimestamp;
  const actions: Action[] = [];

  for (let ordinal = 0; ordinal < wanted; ordinal++) {
    const pod = byOrdinal.get(ordinal);
    if (!pod) {
      actions.push({ create: ordinal });
    }
    if (ordered && (!pod || leaving(pod) || !isReady(pod))) {
      return actions;
    }
  }
  const surplus = pods
    .filter(pod => ordinalOf(pod) >= wanted)
    .sort((a, b) => ordinalOf(b) - ordinalOf(a));
  for (const pod of surplus) {
    if (!leaving(pod)) {
      actions.push({ remove: pod, why: 'scale' });
    }
    if (ordered) {
      return actions;
    }
  }
  if (actions.length === 0 && spec.updateStrategy?.type !== 'OnDelete') {
    const outdated = pods
      .filter(
        pod =>
          pod.metadata.labels?.[REVISION_LABEL] !== revisionOf(statefulSet),
      )
      .sort((a, b) => ordinalOf(b) - ordinalOf(a))[0];
    const settled = pods.every(
      pod => pod === outdated || (isReady(pod) && !leaving(pod)),
    );
    if (outdated && settled && !leaving(outdated)) {
      actions.push({ remove: outdated, why: 'update' });
    }
  }
  return actions;
}
