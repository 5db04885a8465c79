import { TestServers } from '../../__testUtils__/TestServers';
import { until } from '../../__testUtils__/until';
import { KubeClient } from '../../client/KubeClient';
import { RESOURCES } from '../../objects/resources';
import { WatchedKind } from '../KindReader';
import { KindWatcher } from '../KindWatcher';
import { DEFAULT_TIMING, WatchTiming } from '../timing';

/** Any kind will do: ConfigMaps of namespace `default`. */
export const ANY_KIND: WatchedKind<{ name: string }> = {
  resource: RESOURCES.configMaps,
  labelSelector: '!internal',
  project: object =>
    object.metadata.namespace === 'default'
      ? { name: object.metadata.name }
      : undefined,
};

const QUICK: WatchTiming = {
  ...DEFAULT_TIMING,
  absentRetryMs: 30,
  minBackoffMs: 5,
  maxBackoffMs: 20,
};

/** Watches one kind until the servers are closed, and notes what it tells. */
export function startWatcher(
  servers: TestServers,
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
  servers.onClose(async () => {
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
