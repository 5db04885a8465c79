import type { Container, Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { isNativeSidecar } from './restartPolicy';
import { sampleOf } from './samples';

/** Name of the container that the injector writes, and that those write who do its work by hand. */
export const SIDECAR = 'daprd';

/** The containers of a pod that go on, native sidecars first. */
export const containersOf = ({ spec }: Pod): Container[] => [
  ...(spec.initContainers ?? []).filter(isNativeSidecar),
  ...spec.containers,
];

/** The containers of a pod that a process stands for. */
export const realContainers = (pod: Pod): Container[] =>
  containersOf(pod).filter(
    each => each.name === SIDECAR || sampleOf(each) !== undefined,
  );
