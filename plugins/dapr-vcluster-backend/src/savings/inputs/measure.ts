import {
  bytes,
  Footprint,
  measured,
  millicores,
  notKnown,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { HostUsage } from '../facts';

const byNamespace = new WeakMap<HostUsage, Map<string, string[]>>();

/** Names of the measured pods of a namespace. */
export function podsIn(usage: HostUsage, namespace: string): string[] {
  const known = byNamespace.get(usage) ?? group(usage);
  byNamespace.set(usage, known);
  return known.get(namespace) ?? [];
}

function group(usage: HostUsage): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const key of usage.keys()) {
    const [namespace, pod] = key.split('/');
    const pods = groups.get(namespace) ?? [];
    pods.push(pod);
    groups.set(namespace, pods);
  }
  return groups;
}

/** What some pods use together; unknown when one of them was not measured. */
export function measure(
  namespace: string,
  pods: readonly string[],
  usage: HostUsage,
): Pick<Footprint<'used'>, 'cpu' | 'memory'> {
  const missing = pods.find(pod => !usage.has(`${namespace}/${pod}`));
  if (missing !== undefined) {
    const reason = `metrics-server has not measured pod ${missing} yet.`;
    return { cpu: notKnown(reason), memory: notKnown(reason) };
  }
  const found = pods.map(pod => usage.get(`${namespace}/${pod}`)!);
  const detail = `metrics-server on ${pods.join(', ') || 'no pods'}`;
  return {
    cpu: measured(
      millicores(found.reduce((sum, { cpu }) => sum + cpu, 0) * 1_000),
      detail,
    ),
    memory: measured(
      bytes(found.reduce((sum, { memory }) => sum + memory, 0)),
      detail,
    ),
  };
}
