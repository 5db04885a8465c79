import { isRecord } from '../meta/json';
import { itemsOf } from '../defaults/fill';
import { KubeObject } from '../types';
import { parseQuantity } from './quantity';

/** What a container uses: cores and bytes. */
export type Usage = {
  cpu: number;
  memory: number;
};

/** Tells what each container of a pod uses now, by container name. */
export type UsageSource = (pod: KubeObject) => Record<string, Usage>;

/** Without a better source a container uses exactly what it requests, and nothing when it requests nothing. */
export const requestedUsage: UsageSource = pod => {
  const spec = isRecord(pod.spec) ? pod.spec : {};
  return Object.fromEntries(
    itemsOf(spec, 'containers').map(container => [
      String(container.name),
      {
        cpu: requestOf(container, 'cpu'),
        memory: requestOf(container, 'memory'),
      },
    ]),
  );
};

function requestOf(container: Record<string, unknown>, name: string): number {
  const { resources } = container;
  const requests = isRecord(resources) ? resources.requests : undefined;
  const value = isRecord(requests) ? requests[name] : undefined;
  return value === undefined ? 0 : parseQuantity(value as string | number);
}
