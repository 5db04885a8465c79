import { DEFAULT_SETTINGS } from '../settings';
import { TenantSync } from '../tenant';
import { realTimers } from '../work';
import { VclusterRunner, VclusterRunnerOptions } from './VclusterRunner';

jest.mock('../tenant', () => ({ TenantSync: { start: jest.fn() } }));

type Told = Parameters<typeof TenantSync.start>[0]['onState'];

/** A runner whose watches say what the test lets them say. */
async function connected() {
  const sync = { stop: async () => {} } as TenantSync;
  const started = new Promise<Told>(resolve => {
    jest.mocked(TenantSync.start).mockImplementation(async options => {
      resolve(options.onState);
      return sync;
    });
  });
  const changed = jest.fn();
  const runner = new VclusterRunner({
    vcluster: { namespace: 'vcluster-a', name: 'a' },
    connect: async () => ({ close: () => {} }),
    settings: DEFAULT_SETTINGS,
    timers: realTimers,
    now: () => new Date(),
    random: Math.random,
    onError: () => {},
    changed,
  } as unknown as VclusterRunnerOptions);
  return { runner, changed, tell: await started };
}

it('has no news of a watch that is renewed', async () => {
  const { runner, changed, tell } = await connected();
  tell('Component', 'live');
  expect(runner.state.state).toBe('served');
  const before = changed.mock.calls.length;
  expect(before).toBeGreaterThan(0);
  tell('Component', 'live');
  tell('Component', 'live');
  expect(changed).toHaveBeenCalledTimes(before);

  tell('Component', 'stale', 'The stream of changes fell silent.');
  expect(changed.mock.calls.length).toBeGreaterThan(before);
  expect(runner.state).toMatchObject({
    state: 'unreachable',
    reason: 'The stream of changes fell silent.',
  });
  await runner.stop();
});
