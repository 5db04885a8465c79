import { LogContainer, LogSource } from 'backstage-plugin-dapr-vcluster-common';
import { SIDECAR_CONTAINER } from 'backstage-plugin-dapr-vcluster-common/rules';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { notFound } from '../../../platform/errors';

/** The container of a vcluster's pod that copies objects. */
export const SYNCER_CONTAINER = 'syncer';

type Status = { name: string; restartCount?: number };

type Pod = KubeObject & {
  spec?: {
    containers?: { name: string }[];
    initContainers?: { name: string }[];
  };
  status?: { containerStatuses?: Status[]; initContainerStatuses?: Status[] };
};

const ORDER = ['app', 'syncer', 'init', 'daprd'];

/** Containers of a pod whose logs may be read; of a vcluster's pod the syncer alone. */
export function logContainers(
  object: KubeObject,
  source: LogSource,
): LogContainer[] {
  const { spec = {}, status = {} } = object as Pod;
  const statuses = [
    ...(status.containerStatuses ?? []),
    ...(status.initContainerStatuses ?? []),
  ];
  const all = [
    ...(spec.containers ?? []).map(({ name }) => ({
      name,
      role: roleOf(name, 'app'),
    })),
    ...(spec.initContainers ?? []).map(({ name }) => ({
      name,
      role: roleOf(name, 'init'),
    })),
  ];
  const shown: Omit<LogContainer, 'restarts'>[] =
    source === 'syncer'
      ? all
          .filter(({ name }) => name === SYNCER_CONTAINER)
          .map(({ name }) => ({ name, role: 'syncer' }))
      : all;
  return shown
    .map(container => ({
      ...container,
      restarts: statuses.find(({ name }) => name === container.name)
        ?.restartCount,
    }))
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
}

/** @throws NotFoundError naming the containers there are. */
export function assertContainer(
  name: string,
  containers: readonly LogContainer[],
): void {
  if (containers.some(container => container.name === name)) {
    return;
  }
  const names = containers.map(container => container.name).join(', ');
  throw notFound(`the pod has no container "${name.slice(0, 63)}"`, {
    field: 'container',
    value: name.slice(0, 63),
    fix: names ? `It has: ${names}.` : 'It has none whose log can be read.',
  });
}

function roleOf(name: string, other: 'app' | 'init') {
  return name === SIDECAR_CONTAINER ? ('daprd' as const) : other;
}
