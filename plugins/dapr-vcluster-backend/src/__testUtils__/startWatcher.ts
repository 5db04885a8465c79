import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { WatchedKind } from '../inventory/watch/kinds';
import { projectResource } from '../inventory/projections/resource';
import { DEFAULT_TIMING, WatchTiming } from '../inventory/watch/timing';
import { KindWatcher } from '../inventory/watch/watch';
import { TestHosts } from './TestHosts';
import { until } from './until';

/** Any kind will do: ConfigMaps, watched under the name of one that keeps little but identity. */
export const ANY_KIND: WatchedKind<'configurations.dapr.io'> = {
  kind: 'configurations.dapr.io',
  resource: RESOURCES.configMaps,
  labelSelector: '!internal',
  project: object =>
    object.metadata.namespace === 'default'
      ? projectResource(object)
      : undefined,
};

const QUICK: WatchTiming = {
  ...DEFAULT_TIMING,
  absentRetryMs: 30,
  minBackoffMs: 5,
  maxBackoffMs: 20,
};

/** Watches one kind until the hosts are closed, and notes what it tells. */
export function startWatcher(
  hosts: TestHosts,
  client: KubeClient,
  {
    kind = ANY_KIND,
    timing,
  }: { kind?: typeof ANY_KIND; timing?: Partial<WatchTiming> } = {},
) {
  const stop = new AbortController();
  const kept = new Set<string>();
  const states: string[] = [];
  let lists = 0;
  const end = new KindWatcher(
    client,
    kind,
    {
      replaced: items => {
        lists += 1;
        kept.clear();
        items.forEach(({ name }) => kept.add(name));
      },
      upserted: ({ name }) => kept.add(name),
      removed: ({ name }) => kept.delete(name),
      state: (state, reason) => {
        const text = reason ? `${state}: ${reason}` : state;
        if (states.at(-1) !== text) {
          states.push(text);
        }
      },
      alive: () => {},
    },
    { ...QUICK, ...timing },
    stop.signal,
  ).run();
  hosts.onClose(async () => {
    stop.abort();
    await end;
  });
  return {
    kept,
    /** What it said of its state, in order, without repetitions. */
    states,
    /** How often a complete set has come. */
    lists: () => lists,
    seen: (name: string) =>
      until(`${name} to be seen`, async () => kept.has(name) || undefined),
    state: (text: string) =>
      until(`state ${text}; so far ${states}`, async () =>
        states.at(-1)?.startsWith(text) ? true : undefined,
      ),
  };
}
