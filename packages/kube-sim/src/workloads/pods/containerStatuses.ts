import { isEqual } from 'lodash';
import { Container, ContainerStatus, Pod } from '../../controllerRuntime';
import { ContainerPrograms, ProcessState } from './ContainerPrograms';
import { containerConfigError, NamespaceContent } from './references';

export type ContainerStatuses = {
  init: ContainerStatus[];
  main: ContainerStatus[];
  /** When to look again although nothing changes. */
  checkAfterMs?: number;
};

export type KubeletView = {
  content: NamespaceContent;
  programs?: ContainerPrograms;
  /** Whether an image cannot be pulled. */
  unpullable: (image: string) => boolean;
  /** RFC 3339. */
  now: string;
};

/** A process, played or not; what is not said stays as it was. */
type ObservedProcess = Pick<ProcessState, 'state' | 'ready'> &
  Partial<ProcessState>;

const isNativeSidecar = (container: Container) =>
  container.restartPolicy === 'Always';

/** The state of every container of a scheduled pod whose volumes are there. */
export function containerStatuses(
  pod: Pod,
  view: KubeletView,
): ContainerStatuses {
  const before = new Map(
    [
      ...(pod.status?.initContainerStatuses ?? []),
      ...(pod.status?.containerStatuses ?? []),
    ].map(status => [status.name, status]),
  );
  const namespace = pod.metadata.namespace ?? '';
  const checks: number[] = [];
  const blocked = new Map(
    [...(pod.spec.initContainers ?? []), ...pod.spec.containers].map(
      container => [container.name, waitingReason(container, namespace, view)],
    ),
  );
  // Containers the simulation does not play run as soon as nothing blocks them.
  const appRunning = pod.spec.containers.some(
    ({ name }) => name !== 'daprd' && !blocked.get(name),
  );

  const processOf = (
    container: Container,
    initialising: boolean,
  ): ObservedProcess => {
    const waiting = initialising
      ? { reason: 'PodInitializing' }
      : blocked.get(container.name);
    if (waiting) {
      return { state: { waiting }, ready: false };
    }
    return (
      view.programs?.observe(pod, container, { appRunning }) ??
      running(before.get(container.name), view.now)
    );
  };
  const status = (container: Container, initialising: boolean) => {
    const previous = before.get(container.name);
    const process = processOf(container, initialising);
    if (process.checkAfterMs !== undefined) {
      checks.push(process.checkAfterMs);
    }
    return toStatus(container, process, previous);
  };

  let initialising = false;
  const init = (pod.spec.initContainers ?? []).map(container => {
    const previous = before.get(container.name);
    const result =
      isNativeSidecar(container) || initialising || blocked.get(container.name)
        ? status(container, initialising)
        : toStatus(container, completed(previous, view.now), previous);
    initialising ||= !(result.ready || result.state.running);
    return result;
  });
  const main = pod.spec.containers.map(each => status(each, initialising));
  return {
    init,
    main,
    checkAfterMs: checks.length ? Math.min(...checks) : undefined,
  };
}

function waitingReason(
  container: Container,
  namespace: string,
  view: KubeletView,
) {
  if (view.unpullable(container.image)) {
    return {
      reason: 'ImagePullBackOff',
      message: `Back-off pulling image "${container.image}"`,
    };
  }
  const problem = containerConfigError(container, namespace, view.content);
  return problem
    ? { reason: 'CreateContainerConfigError', message: problem }
    : undefined;
}

function running(
  previous: ContainerStatus | undefined,
  now: string,
): ObservedProcess {
  const state = previous?.state.running
    ? previous.state
    : { running: { startedAt: now } };
  return { state, ready: true };
}

function completed(
  previous: ContainerStatus | undefined,
  now: string,
): ObservedProcess {
  const terminated = previous?.state.terminated ?? {
    exitCode: 0,
    reason: 'Completed',
    startedAt: now,
    finishedAt: now,
  };
  return { state: { terminated }, ready: true };
}

function toStatus(
  { name, image, resources }: Container,
  process: ObservedProcess,
  previous: ContainerStatus | undefined,
): ContainerStatus {
  const status: ContainerStatus = {
    name,
    image,
    imageID: '',
    ready: process.ready,
    started: process.state.running !== undefined,
    restartCount: process.restartCount ?? previous?.restartCount ?? 0,
    state: process.state,
    lastState: process.lastState ?? previous?.lastState ?? {},
    // As kubelets of Kubernetes 1.33 and newer write them.
    ...(resources && { resources }),
  };
  return previous && isEqual(previous, status) ? previous : status;
}
