import { ApiError } from 'dapr-vcluster-kube-sim';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';

/**
 * A container that has not started has no log yet, and one that was never restarted none of a run before.
 *
 * @throws ApiError in the kubelet's words.
 */
export function assertHasLog(
  { metadata, status }: Pod,
  container: string,
  previous: boolean,
): void {
  const found = [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
  ].find(({ name }) => name === container);
  const ended = found?.lastState?.terminated;
  if (previous && !ended) {
    throw new ApiError(
      400,
      'BadRequest',
      `previous terminated container "${container}" in pod "${metadata.name}" not found`,
    );
  }
  const { running, terminated, waiting } = found?.state ?? {};
  if (!running && !terminated && !ended) {
    const reason = waiting?.reason ?? 'ContainerCreating';
    throw new ApiError(
      400,
      'BadRequest',
      `container "${container}" in pod "${metadata.name}" is waiting to start: ${reason}`,
    );
  }
}
