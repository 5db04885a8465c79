import { Pod } from '../../controllerRuntime';

/** Neither finished nor on its way out: such pods count as replicas. */
export function isActive({ metadata, status }: Pod) {
  return (
    !metadata.deletionTimestamp &&
    status?.phase !== 'Succeeded' &&
    status?.phase !== 'Failed'
  );
}

/** Whether the condition Ready is True. */
export function isReady({ status }: Pod) {
  return !!status?.conditions?.some(
    ({ type, status: value }) => type === 'Ready' && value === 'True',
  );
}

/** Which of two pods goes first when there are too many: unscheduled, not ready, newest. */
export function lessWorthy(a: Pod, b: Pod) {
  const rank = (pod: Pod) => [
    pod.spec.nodeName ? 1 : 0,
    isReady(pod) ? 1 : 0,
    -Date.parse(pod.metadata.creationTimestamp ?? ''),
  ];
  const [x, y] = [rank(a), rank(b)];
  const differs = x.findIndex((value, index) => value !== y[index]);
  return differs < 0 ? 0 : x[differs] - y[differs];
}
