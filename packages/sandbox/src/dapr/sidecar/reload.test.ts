import { healthz, healthzOutbound } from './health';
import { sidecarMetadata } from './metadata';
import { reloadSidecar } from './reload';
import { startSidecar } from './start';
import {
  CART_ARGS,
  component,
  inputWith,
  podWith,
} from '../../__testUtils__/dapr/sidecarInputs';
import { SidecarInput } from './types';

const object = (kind: string, name: string) => ({
  apiVersion: 'dapr.io/v1alpha1',
  kind,
  metadata: { name },
});
const inMemory = (name: string, ignoreErrors?: boolean) =>
  component(name, { type: 'state.in-memory', metadata: [], ignoreErrors });

function loadedAfter(before: SidecarInput, after: SidecarInput) {
  const state = reloadSidecar(startSidecar(before), after);
  return sidecarMetadata(state, after).components?.map(({ name }) => name);
}

describe('reloadSidecar', () => {
  it('takes up new Dapr Components and drops deleted ones', () => {
    const before = inputWith({ components: [inMemory('a'), inMemory('b')] });
    const after = inputWith({ components: [inMemory('b'), inMemory('c')] });
    expect(loadedAfter(before, after)).toEqual(['b', 'c']);
  });

  it('does nothing before 1.18, or when a Configuration says so', () => {
    const old = {
      version: '1.17.13',
      placementConnected: true,
      schedulers: [],
    };
    expect(
      loadedAfter(
        inputWith({ runtime: old }),
        inputWith({ runtime: old, components: [inMemory('a')] }),
      ),
    ).toBeUndefined();
    const off = {
      pod: podWith([...CART_ARGS, '--config', 'off']),
      configurations: [
        {
          apiVersion: 'dapr.io/v1alpha1',
          kind: 'Configuration',
          metadata: { name: 'off' },
          spec: { features: [{ name: 'HotReload', enabled: false }] },
        },
      ],
    };
    expect(
      loadedAfter(
        inputWith(off),
        inputWith({ ...off, components: [inMemory('a')] }),
      ),
    ).toBeUndefined();
  });

  it('takes up other kinds only where it reloads at all', () => {
    const later = {
      subscriptions: [
        {
          apiVersion: 'dapr.io/v2alpha1',
          kind: 'Subscription',
          metadata: { name: 'paid' },
          spec: { pubsubname: 'bus', topic: 'paid' },
        },
      ],
      named: {
        HTTPEndpoint: [object('HTTPEndpoint', 'billing')],
        MCPServer: [object('MCPServer', 'tools')],
      },
    };
    const toldBy = (version: string) => {
      const runtime = { version, placementConnected: true, schedulers: [] };
      const after = inputWith({ runtime, ...later });
      const state = reloadSidecar(startSidecar(inputWith({ runtime })), after);
      const told = sidecarMetadata(state, after);
      const { subscriptions, httpEndpoints, mcpServers } = told;
      return { subscriptions, httpEndpoints, mcpServers };
    };
    expect(toldBy('1.17.13')).toEqual({});
    expect(toldBy('1.18.3')).toMatchObject({
      subscriptions: [{ pubsubname: 'bus', topic: 'paid' }],
      httpEndpoints: [{ name: 'billing' }],
      mcpServers: [{ name: 'tools' }],
    });
  });

  it('ends a running sidecar when a change cannot be initialised', () => {
    const state = startSidecar(inputWith());
    const broken = component('a', { type: 'state.foo' });
    const after = reloadSidecar(state, inputWith({ components: [broken] }));
    expect(after.exit).toEqual({
      code: 1,
      message: expect.stringContaining("couldn't find state store"),
    });
    const ignored = component('a', { type: 'state.foo', ignoreErrors: true });
    expect(
      reloadSidecar(state, inputWith({ components: [ignored] })).exit,
    ).toBeUndefined();
  });

  it('is left alone by a missing Secret', () => {
    const before = inputWith({ components: [component('a')] });
    const changed = component('a', {
      metadata: [{ name: 'x', secretKeyRef: { name: 'gone', key: 'k' } }],
    });
    const after = inputWith({ components: [changed] });
    const state = reloadSidecar(startSidecar(before), after);
    expect(state.exit).toBeUndefined();
    expect(loadedAfter(before, after)).toEqual(['a']);
  });

  it('does not look at a Secret that changes', () => {
    const before = inputWith({ components: [component('a')] });
    const state = startSidecar(before);
    expect(reloadSidecar(state, inputWith({ ...before, secrets: [] }))).toBe(
      state,
    );
  });
});

describe('health', () => {
  const pod = podWith([...CART_ARGS, '--app-port', '8080']);
  const waiting = inputWith({ pod, appListening: false });
  const up = inputWith({ pod });

  it('waits for an app that has a port, and says which target is missing', () => {
    const state = startSidecar(waiting);
    expect(healthz(state, waiting)).toEqual({
      status: 500,
      body: {
        errorCode: 'ERR_HEALTH_NOT_READY',
        message: 'dapr is not ready: [app]',
      },
    });
    expect(healthzOutbound(state)).toEqual({ status: 204 });
    expect(state.log.at(-1)?.msg).toContain('waiting on port 8080');

    const ready = reloadSidecar(state, up);
    expect(healthz(ready, up)).toEqual({ status: 204 });
    expect(ready.log.at(-1)?.msg).toContain('dapr initialized');
    expect(reloadSidecar(ready, up)).toBe(ready);
  });

  it('checks the app-id when asked', () => {
    expect(healthz(startSidecar(up), up, 'cart').status).toBe(204);
    expect(healthz(startSidecar(up), up, 'orders').body?.errorCode).toBe(
      'ERR_HEALTH_APPID_NOT_MATCH',
    );
  });

  it('has no outbound health once it has ended', () => {
    const state = startSidecar(
      inputWith({ components: [component('a', { type: 'state.foo' })] }),
    );
    expect(healthzOutbound(state).status).toBe(500);
  });
});
