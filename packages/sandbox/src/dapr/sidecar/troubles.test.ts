import { BackendRegistry } from './backends';
import { connectTimeout, giveUp } from './connecting';
import { startSidecar } from './start';
import {
  CART_ARGS,
  component,
  inputWith,
  podWith,
} from '../../__testUtils__/dapr/sidecarInputs';

describe('a daprd in trouble', () => {
  it.each([
    [undefined, '5s', 5_000],
    ['1m30s', '1m30s', 90_000],
    ['soon', '5s', 5_000],
  ])(
    'waits for a silent backend no longer than %s',
    (initTimeout, shown, ms) => {
      const backends = new BackendRegistry({
        'redis.silent:6379': { silent: true },
      });
      const orders = component('orders', {
        metadata: [{ name: 'redisHost', value: 'redis.silent:6379' }],
      });
      const input = inputWith({
        backends,
        components: [{ ...orders, spec: { ...orders.spec, initTimeout } }],
      });
      const cause = `init timeout for component orders (state.redis/v1) exceeded after ${shown}`;
      const { exit, log, startsInMs } = startSidecar(input);
      expect(startsInMs).toBe(ms);
      expect(exit).toEqual({
        code: 1,
        message: `process component orders error: [INIT_COMPONENT_FAILURE]: initialization error occurred for orders (state.redis/v1): ${cause}`,
      });
      expect(log).toContainEqual({
        level: 'error',
        scope: 'runtime.processor',
        msg: `Failed to init component orders (state.redis/v1): ${cause}`,
        afterMs: ms,
      });
      expect(log.at(-1)?.afterMs).toBe(ms);
    },
  );

  it('refuses a log level that there is not, before anything else', () => {
    const pod = podWith([...CART_ARGS, '--log-level=bogus']);
    const { exit, log } = startSidecar(inputWith({ pod }));
    expect(exit?.code).toBe(1);
    expect(log.map(({ msg }) => msg)).toEqual([
      'invalid value for --log-level: bogus',
    ]);
  });

  it('is killed without a word when its memory limit is too small to live', () => {
    const pod = podWith(CART_ARGS);
    pod.spec.containers[1].resources = { limits: { memory: '16Mi' } };
    const { exit, log } = startSidecar(inputWith({ pod }));
    expect(exit).toEqual({ code: 137, reason: 'OOMKilled' });
    expect(log.map(({ level }) => level)).not.toContain('fatal');
  });

  const sentry = 'dial tcp 10.96.0.7:443: connect: connection refused';
  const operator = 'dial tcp 10.96.0.8:443: connect: connection refused';
  const probed = (livenessProbe?: object) => {
    const pod = podWith(CART_ARGS);
    Object.assign(pod.spec.containers[1], { livenessProbe });
    return pod;
  };
  const quick = { initialDelaySeconds: 4, periodSeconds: 1 };

  it.each([
    [{ sentry, operator }, 'Fetching initial identity certificate'],
    [{ operator }, 'Initializing the operator client'],
  ])('waits without a word for %j', (unreachable, last) => {
    const { exit, connecting, log } = startSidecar(inputWith({ unreachable }));
    expect(exit).toBeUndefined();
    expect(connecting?.dialling).toBe(Object.values(unreachable)[0]);
    expect(log.at(-1)?.msg).toBe(last);
  });

  it.each([
    ['sentry', sentry, undefined, Infinity, true],
    ['sentry', sentry, quick, 6_000, true],
    ['operator', operator, undefined, 30_000, false],
    ['operator', operator, { initialDelaySeconds: 180 }, 30_000, false],
    ['operator', operator, quick, 6_000, true],
  ] as const)(
    'without %s (%s) and with liveness probe %j ends after %d ms',
    (server, dialling, probe, ms, killed) => {
      const input = inputWith({
        pod: probed(probe),
        unreachable: { [server]: dialling },
      });
      const timeout = connectTimeout(server, input);
      expect(timeout).toEqual({ ms, killed });
      const { exit, connecting, log } = giveUp(startSidecar(input), timeout);
      expect(connecting).toBeUndefined();
      expect(exit?.code).toBe(1);
      expect(exit?.message).toMatch(
        server === 'sentry'
          ? /^failed to retrieve .* to sentry: context canceled: connection error: .*10\.96\.0\.7/
          : /^context (canceled|deadline exceeded): connection error: .*10\.96\.0\.8/,
      );
      expect(log.at(-1)).toMatchObject({
        level: 'fatal',
        msg: `Fatal error from runtime: ${exit?.message}`,
        afterMs: ms,
      });
      expect(/signal/.test(log.at(-2)!.msg)).toBe(killed);
    },
  );
});
