import { BackendRegistry } from '../sidecar';
import {
  component,
  inputWith,
  secret,
} from '../../__testUtils__/dapr/sidecarInputs';
import {
  formatPause,
  KUBELET_RESTARTS,
  pauseBeforeRestart,
} from './RestartBackoff';
import { SidecarProcess } from './SidecarProcess';

const START = Date.parse('2026-01-01T00:00:00Z');
const at = (seconds: number) => new Date(START + seconds * 1000);
const orders = component('orders');
const broken = inputWith({ components: [orders], secrets: [] });
const fixed = inputWith({ components: [orders] });

const start = (input = broken) =>
  new SidecarProcess(input, at(0), 0, KUBELET_RESTARTS);
const describeAt = (process: SidecarProcess, seconds: number) =>
  process.describe('cart-1', 'shop', 'uid-1', at(seconds));

describe('restarts', () => {
  it('come at once, then after pauses that double to five minutes', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 20].map(restart =>
      formatPause(pauseBeforeRestart(KUBELET_RESTARTS, restart)),
    );
    expect(pauses).toEqual([
      '0s',
      '10s',
      '20s',
      '40s',
      '1m20s',
      '2m40s',
      '5m0s',
      '5m0s',
      '5m0s',
    ]);
  });
});

describe('SidecarProcess', () => {
  it('runs, and is ready when its app is up', () => {
    const process = start(fixed);
    expect(describeAt(process, 1)).toEqual({
      state: { running: { startedAt: '2026-01-01T00:00:00Z' } },
      lastState: {},
      restartCount: 0,
      ready: true,
    });
  });

  it('restarts once at once, then backs off, and says when to look again', () => {
    const process = start();
    process.advance(broken, at(0));
    expect(describeAt(process, 4)).toEqual({
      state: {
        waiting: {
          reason: 'CrashLoopBackOff',
          message:
            'back-off 10s restarting failed container=daprd pod=cart-1_shop(uid-1)',
        },
      },
      lastState: {
        terminated: {
          exitCode: 1,
          reason: 'Error',
          message:
            'failed to load components: rpc error: code = Unknown desc = Secret "redis-secret" not found',
          startedAt: '2026-01-01T00:00:00Z',
          finishedAt: '2026-01-01T00:00:00Z',
        },
      },
      restartCount: 1,
      ready: false,
      checkAfterMs: 6000,
    });
  });

  it('keeps waiting although the cause is gone, and recovers at the restart', () => {
    const process = start();
    process.advance(broken, at(0));
    process.advance(fixed, at(5));
    expect(describeAt(process, 5).ready).toBe(false);
    process.advance(fixed, at(10));
    expect(describeAt(process, 10)).toMatchObject({
      state: { running: { startedAt: '2026-01-01T00:00:10Z' } },
      lastState: { terminated: { exitCode: 1 } },
      restartCount: 2,
      ready: true,
    });
    expect(process.previous()?.state.exit).toBeDefined();
    expect(process.current().run.state.exit).toBeUndefined();
  });

  it('counts on from what the pod remembers', () => {
    const process = new SidecarProcess(broken, at(0), 7, KUBELET_RESTARTS);
    process.advance(broken, at(0));
    expect(describeAt(process, 0).restartCount).toBe(8);
  });

  it('pauses longer with every crash, and shortly again after a long run', () => {
    const process = start();
    const pauseAt = (seconds: number) => {
      process.advance(broken, at(seconds));
      return describeAt(process, seconds).checkAfterMs;
    };
    expect([0, 10, 30].map(pauseAt)).toEqual([10_000, 20_000, 40_000]);
    process.advance(fixed, at(70));
    expect(describeAt(process, 70).ready).toBe(true);
    const wrong = inputWith({
      components: [component('new')],
      secrets: [secret('redis-secret', { password: 'wrong' })],
    });
    process.advance(wrong, at(700));
    expect(describeAt(process, 700).restartCount).toBe(5);
    expect(describeAt(process, 700).checkAfterMs).toBe(10_000);
  });

  it('says so when the kernel has killed it', () => {
    const input = inputWith();
    input.pod.spec.containers[1].resources = { limits: { memory: '1Mi' } };
    const { lastState } = describeAt(start(input), 1);
    expect(lastState.terminated).toMatchObject({
      exitCode: 137,
      reason: 'OOMKilled',
    });
  });

  it('stays ended where its pod is not to be restarted', () => {
    const input = inputWith({ components: [orders], secrets: [] });
    input.pod.spec.restartPolicy = 'Never';
    const process = start(input);
    process.advance(input, at(60));
    expect(describeAt(process, 60)).toMatchObject({
      state: { terminated: { exitCode: 1, reason: 'Error' } },
      lastState: {},
      restartCount: 0,
      ready: false,
    });
  });

  it('takes as long to start as a silent backend makes it wait', () => {
    const backends = new BackendRegistry({
      'redis.silent:6379': { silent: true },
    });
    const metadata = [{ name: 'redisHost', value: 'redis.silent:6379' }];
    const input = inputWith({
      backends,
      components: [component('orders', { metadata })],
    });
    const process = start(input);
    expect(describeAt(process, 2)).toMatchObject({
      state: { running: {} },
      lastState: {},
      ready: false,
      checkAfterMs: 3_000,
    });
    process.advance(input, at(5));
    expect(describeAt(process, 5)).toMatchObject({
      lastState: {
        terminated: { message: expect.stringContaining('init timeout') },
      },
      restartCount: 1,
      ready: false,
    });
  });

  it('waits for the operator, gives up, and goes on once it is there', () => {
    const dialling = 'dial tcp 10.96.0.8:443: connect: connection refused';
    const alone = inputWith({ unreachable: { operator: dialling } });
    const process = start(alone);
    expect(describeAt(process, 1)).toMatchObject({
      state: { running: {} },
      ready: false,
      restartCount: 0,
      checkAfterMs: 1_000,
    });
    process.advance(alone, at(30));
    expect(describeAt(process, 30)).toMatchObject({
      lastState: {
        terminated: {
          exitCode: 1,
          message: expect.stringMatching(/^context deadline exceeded: /),
        },
      },
      ready: false,
      restartCount: 1,
    });
    process.advance(inputWith(), at(40));
    expect(describeAt(process, 40)).toMatchObject({
      state: { running: { startedAt: '2026-01-01T00:00:30Z' } },
      ready: true,
      restartCount: 1,
    });
  });
});
