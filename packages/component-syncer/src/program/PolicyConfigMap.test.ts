import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncedHost } from '../__testUtils__/SyncedHost';
import { PolicyConfigMap } from './PolicyConfigMap';

const REF = { namespace: 'dapr-vcluster-system', name: 'policy' };

let host: SyncedHost;
beforeEach(async () => {
  host = await SyncedHost.start();
});
afterEach(() => host.close());

const write = (data: Record<string, string>) =>
  host.host.apply(RESOURCES.configMaps, { metadata: REF, data } as never, {
    fieldManager: 'kubectl',
    force: true,
  });

/** A clock whose hands the test turns: each look is made when it says so. */
function turned() {
  const due: Array<() => void> = [];
  return {
    timers: {
      after: (_: number, callback: () => void) => {
        due.push(callback);
        return () => {
          const at = due.indexOf(callback);
          if (at >= 0) {
            due.splice(at, 1);
          }
        };
      },
    },
    turn: () => due.splice(0).forEach(callback => callback()),
    get due() {
      return due.length;
    },
  };
}

/** Resolves at the next call. */
function told<T>() {
  const calls: Array<(value: T) => void> = [];
  return {
    tell: (value: T) => calls.splice(0).forEach(call => call(value)),
    next: () =>
      new Promise<T>(resolve => {
        calls.push(resolve);
      }),
  };
}

it('waits for its ConfigMap, says why, and has the policy then', async () => {
  const clock = turned();
  const errors = told<Error>();
  const policy = new PolicyConfigMap(host.host, REF, clock.timers);
  const stop = new AbortController();
  const first = errors.next();
  const ready = policy.ready(errors.tell, stop.signal);
  expect((await first).message).toMatch(/not found/);
  await write({ other: 'x' });
  const second = errors.next();
  clock.turn();
  expect((await second).message).toBe(
    'ConfigMap dapr-vcluster-system/policy has no key policy.yaml; write the policy there as YAML',
  );
  await write({ 'policy.yaml': 'rules: {G1: error}' });
  while (clock.due === 0) {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }
  clock.turn();
  await ready;
  expect(policy.policy).toEqual({ rules: { G1: 'error' } });
});

it('takes changes, and keeps the one before where the new one cannot be used', async () => {
  await write({ 'policy.yaml': 'rules: {G1: error}' });
  const clock = turned();
  const errors = told<Error>();
  const changes = told<void>();
  const policy = new PolicyConfigMap(host.host, REF, clock.timers);
  await policy.ready(errors.tell, new AbortController().signal);
  const unwatch = policy.watch(() => changes.tell(), errors.tell);
  const again = async <T>(next: Promise<T>): Promise<T> => {
    while (clock.due === 0) {
      await new Promise(resolve => {
        setImmediate(resolve);
      });
    }
    clock.turn();
    return next;
  };
  for (const [text, message] of [
    [
      'rules: {G99: error}',
      /policy.yaml of ConfigMap .*rules.G99 is not a rule/,
    ],
    ['- a', /is not a map of keys/],
    ['a: [', /is not YAML/],
    ['x'.repeat(100_001), /more than 100000 characters/],
  ] as const) {
    await write({ 'policy.yaml': text });
    expect((await again(errors.next())).message).toMatch(message);
    expect(policy.policy).toEqual({ rules: { G1: 'error' } });
  }
  await write({ 'policy.yaml': 'rules: {G1: off}' });
  await again(changes.next());
  expect(policy.policy).toEqual({ rules: { G1: 'off' } });
  unwatch();
});
