import { BackendRegistry } from './backends';
import { startSidecar } from './start';
import { CART_ARGS, component, inputWith, podWith } from './testdata/inputs';

describe('a daprd in trouble', () => {
  it.each([
    [undefined, '5s'],
    ['1m30s', '1m30s'],
    ['soon', '5s'],
  ])('waits for a silent backend no longer than %s', (initTimeout, shown) => {
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
    const { exit, log } = startSidecar(input);
    expect(exit).toEqual({
      code: 1,
      message: `process component orders error: [INIT_COMPONENT_FAILURE]: initialization error occurred for orders (state.redis/v1): ${cause}`,
    });
    expect(log).toContainEqual({
      level: 'error',
      scope: 'runtime.processor',
      msg: `Failed to init component orders (state.redis/v1): ${cause}`,
    });
  });

  it('is killed without a word when its memory limit is too small to live', () => {
    const pod = podWith(CART_ARGS);
    pod.spec.containers[1].resources = { limits: { memory: '16Mi' } };
    const { exit, log } = startSidecar(inputWith({ pod }));
    expect(exit).toEqual({ code: 137, reason: 'OOMKilled' });
    expect(log.map(({ level }) => level)).not.toContain('fatal');
  });

  it.each([
    [
      { sentry: 'dial tcp 10.96.0.7:443: connect: connection refused' },
      CART_ARGS,
      /^failed to retrieve the initial identity: error from sentry SignCertificate: rpc error: code = Unavailable .*10\.96\.0\.7:443: connect: connection refused"$/,
      'Fetching initial identity certificate',
    ],
    [
      { operator: 'dial tcp 10.96.0.8:443: connect: connection refused' },
      CART_ARGS,
      /^failed to load components: rpc error: code = Unavailable .*10\.96\.0\.8/,
      'Dapr runtime stopped',
    ],
    [
      { operator: 'dial tcp 10.96.0.8:443: connect: connection refused' },
      [...CART_ARGS, '--config', 'tracing'],
      /^error loading configuration: rpc error: code = Unavailable .*10\.96\.0\.8/,
      'Dapr runtime stopped',
    ],
  ])('ends without %j', (unreachable, args, message, before) => {
    const { exit, log } = startSidecar(
      inputWith({ pod: podWith(args), unreachable }),
    );
    expect(exit).toEqual({ code: 1, message: expect.stringMatching(message) });
    expect(log.at(-2)?.msg).toBe(before);
    expect(log.at(-1)).toMatchObject({
      level: 'fatal',
      msg: `Fatal error from runtime: ${exit?.message}`,
    });
  });
});
