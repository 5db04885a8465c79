import { ContainerStatus, DaprdContainer } from '../model/sidecarPod';
import { SIDECAR_CONTAINER } from 'backstage-plugin-dapr-vcluster-common/rules';
import { shared } from './sharing';

type Container = {
  name: string;
  image?: string;
  args?: string[];
  /** Its own instead of the pod's, from Kubernetes 1.34 on. */
  restartPolicy?: string;
  /** What counts before its policy, the first that fits. */
  restartPolicyRules?: {
    action?: string;
    exitCodes?: { operator?: string; values?: number[] };
  }[];
};

type RawState = {
  running?: { startedAt?: string };
  waiting?: { reason?: string };
  terminated?: { reason?: string; exitCode?: number; finishedAt?: string };
};

type RawStatus = {
  name: string;
  ready?: boolean;
  restartCount?: number;
  state?: RawState;
  lastState?: RawState;
};

/** The parts of a pod that speak of its containers. */
export type PodContainers = {
  spec?: {
    restartPolicy?: string;
    containers?: Container[];
    initContainers?: Container[];
  };
  status?: {
    containerStatuses?: RawStatus[];
    initContainerStatuses?: RawStatus[];
  };
};

/** Container `daprd`, wherever it is; texts a container wrote at its end are dropped. */
export function projectDaprd(pod: PodContainers): DaprdContainer | undefined {
  const byName = ({ name }: { name: string }) => name === SIDECAR_CONTAINER;
  const plain = pod.spec?.containers?.find(byName);
  const native = pod.spec?.initContainers?.find(byName);
  const container = plain ?? native;
  if (!container) {
    return undefined;
  }
  const statuses = plain
    ? pod.status?.containerStatuses
    : pod.status?.initContainerStatuses;
  const status = statuses?.find(byName);
  const port = Number(argument(container, '--app-port'));
  const outlivesApp = outlived(pod);
  return {
    native: !plain,
    image: shared(container.image ?? ''),
    appId: shared(argument(container, '--app-id')),
    appPort: port > 0 ? port : undefined,
    config: shared(argument(container, '--config')),
    ...(outlivesApp && { outlivesApp }),
    ...(status && { status: projectStatus(status) }),
  };
}

/** Whether all containers but daprd have ended for good; undefined while one runs, or will be started again. */
function outlived({
  spec,
  status,
}: PodContainers): DaprdContainer['outlivesApp'] {
  const apps = (spec?.containers ?? []).filter(
    ({ name }) => name !== SIDECAR_CONTAINER,
  );
  const ends = apps.flatMap(container => {
    const its = status?.containerStatuses?.find(
      ({ name }) => name === container.name,
    );
    const end = its?.state?.terminated;
    const policy = container.restartPolicy ?? spec?.restartPolicy;
    const isLast =
      policy === 'Never' || (policy === 'OnFailure' && end?.exitCode === 0);
    return end && isLast && !isRestartedByRule(container, end.exitCode)
      ? [end]
      : [];
  });
  if (ends.length === 0 || ends.length < apps.length) {
    return undefined;
  }
  const times = ends.flatMap(({ finishedAt }) => finishedAt ?? []).sort();
  return {
    failed: ends.some(({ exitCode }) => exitCode !== 0),
    since: times.at(-1),
  };
}

function isRestartedByRule(
  { restartPolicyRules = [] }: Container,
  exitCode = 0,
): boolean {
  const rule = restartPolicyRules.find(({ exitCodes }) => {
    const isListed = (exitCodes?.values ?? []).includes(exitCode);
    return exitCodes?.operator === 'NotIn' ? !isListed : isListed;
  });
  return rule?.action?.startsWith('Restart') ?? false;
}

/** Reason why a container of a pod does not run; undefined when all do. */
export function containerProblem({
  status,
}: PodContainers): string | undefined {
  const all = [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
  ];
  return all
    .map(({ state }) => state?.waiting?.reason)
    .find(
      reason => reason && !/^(PodInitializing|ContainerCreating)$/.test(reason),
    );
}

function projectStatus(status: RawStatus): ContainerStatus {
  const { state = {}, lastState = {} } = status;
  return {
    ready: status.ready ?? false,
    restarts: status.restartCount ?? 0,
    startedAt: state.running?.startedAt,
    waiting: state.waiting?.reason,
    terminated: ended(state),
    last: ended(lastState),
  };
}

function ended({ terminated }: RawState) {
  return (
    terminated && {
      reason: terminated.reason,
      exitCode: terminated.exitCode,
    }
  );
}

function argument(container: Container, flag: string): string | undefined {
  const args = container.args ?? [];
  const joined = args.find(each => each.startsWith(`${flag}=`));
  if (joined) {
    return joined.slice(flag.length + 1) || undefined;
  }
  const at = args.indexOf(flag);
  return at < 0 ? undefined : args[at + 1] || undefined;
}
