import type {
  Container,
  ContainerStatus,
  Pod,
} from 'dapr-vcluster-kube-sim/controller-runtime';

const policyOf = (pod: Pod) => pod.spec.restartPolicy ?? 'Always';

/** Whether an init container goes on beside the others and is started again like them. */
export const isNativeSidecar = ({ restartPolicy }: Container) =>
  restartPolicy === 'Always';

/** Whether a container is started again after it ended with that code. */
export function isRestarted(
  pod: Pod,
  container: Container,
  exitCode: number,
): boolean {
  switch (isNativeSidecar(container) ? 'Always' : policyOf(pod)) {
    case 'Never':
      return false;
    case 'OnFailure':
      return exitCode !== 0;
    default:
      return true;
  }
}

/**
 * The phase of a pod whose containers are in these states: it is over once all of them have ended and none is started
 * again. Undefined while it is not.
 */
export function finalPhase(
  pod: Pod,
  statuses: readonly ContainerStatus[],
): 'Succeeded' | 'Failed' | undefined {
  const codes = pod.spec.containers.map(({ name }) => {
    const status = statuses.find(each => each.name === name);
    return status?.state.terminated?.exitCode;
  });
  const over = pod.spec.containers.every((container, index) => {
    const code = codes[index];
    return code !== undefined && !isRestarted(pod, container, code);
  });
  if (!over) {
    return undefined;
  }
  return codes.every(code => code === 0) ? 'Succeeded' : 'Failed';
}
