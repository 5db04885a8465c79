import {
  Compute,
  ComputeContainer,
  containerResources,
} from '../../quantities/podResources';
import { KubeObject } from '../meta/types';

/** Cores and bytes of memory that something uses now. */
export type UsedCompute = Pick<Compute, 'cpu' | 'memory'>;

/** Cores and bytes that each container of a pod uses now, by container name. */
export type UsageSource = (pod: KubeObject) => Record<string, UsedCompute>;

/** The default source: a container uses what it requests. */
export const requestedUsage: UsageSource = ({ spec }) => {
  const { containers = [] } = (spec ?? {}) as {
    containers?: ComputeContainer[];
  };
  return Object.fromEntries(
    containers.map(container => [
      String(container.name),
      containerResources(container, 'requests'),
    ]),
  );
};
