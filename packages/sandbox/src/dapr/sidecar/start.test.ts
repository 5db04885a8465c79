import { formatLog } from './log/format';
import { sidecarMetadata } from './metadata';
import { startSidecar } from './start';
import {
  CART_ARGS,
  component,
  inputWith,
  PASSWORD,
  podWith,
} from '../../__testUtils__/dapr/sidecarInputs';
import { SidecarInput } from './types';

const loadedBy = (input: SidecarInput) =>
  sidecarMetadata(startSidecar(input), input).components?.map(
    ({ name }) => name,
  );
const failureOf = (...components: SidecarInput['components']) =>
  startSidecar(inputWith({ components })).exit?.message;
const redisAt = (host: string) => [{ name: 'redisHost', value: host }];

describe('startSidecar', () => {
  it('loads what is in its scope, and what is for everybody', () => {
    const input = inputWith({
      components: [
        component('mine', { scopes: ['cart'] }),
        component('theirs', { scopes: ['orders'] }),
        component('all'),
      ],
    });
    expect(loadedBy(input)).toEqual(['mine', 'all']);
  });

  it('fails on a missing Secret even of a Dapr Component outside its scope', () => {
    const theirs = component('theirs', {
      scopes: ['orders'],
      metadata: [{ name: 'a', secretKeyRef: { name: 'gone', key: 'k' } }],
    });
    expect(failureOf(component('mine'), theirs)).toBe(
      'failed to load components: rpc error: code = Unknown desc = Secret "gone" not found',
    );
  });

  it('takes a missing key for an empty value', () => {
    const wrongKey = component('a', {
      metadata: [
        ...redisAt('redis-master.default.svc.cluster.local:6379'),
        {
          name: 'redisPassword',
          secretKeyRef: { name: 'redis-secret', key: 'nope' },
        },
      ],
    });
    expect(failureOf(wrongKey)).toMatch(/NOAUTH Authentication required\.$/);
  });

  it('reads metadata names without regard to case', () => {
    const input = inputWith({
      components: [
        component('a', {
          metadata: [
            {
              name: 'REDISHOST',
              value: 'redis-master.default.svc.cluster.local:6379',
            },
            { name: 'RedisPassword', value: PASSWORD },
          ],
        }),
      ],
    });
    expect(loadedBy(input)).toEqual(['a']);
  });

  it.each([
    [
      'an unknown host',
      component('a', { metadata: redisAt('nowhere:6379') }),
      'redis store: error connecting to redis at nowhere:6379: dial tcp: lookup nowhere on 10.96.0.10:53: no such host',
    ],
    [
      'a closed port',
      component('a', { metadata: redisAt('10.0.0.9:6379') }),
      'dial tcp 10.0.0.9:6379: connect: connection refused',
    ],
    [
      'no host at all',
      component('a', { metadata: [] }),
      'missing or empty redisHost field from metadata',
    ],
    [
      'an unknown state store',
      component('a', { type: 'state.foo' }),
      "[CREATE_COMPONENT_FAILURE]: initialization error occurred for a (state.foo/v1): couldn't find state store state.foo/v1",
    ],
    [
      'an unknown building block',
      component('a', { type: 'wrong.redis' }),
      'incorrect type wrong.redis',
    ],
    [
      'a double pipe in the key prefix',
      component('a', {
        type: 'state.in-memory',
        metadata: [{ name: 'keyPrefix', value: 'a||b' }],
      }),
      "input key/keyPrefix 'a||b' can't contain '||'",
    ],
  ])('dies of %s', (_, broken, text) => {
    expect(failureOf(broken)).toContain(text);
  });

  it('dies of a second actor state store', () => {
    const actors = (name: string) =>
      component(name, {
        type: 'state.in-memory',
        metadata: [{ name: 'actorStateStore', value: true }],
      });
    expect(failureOf(actors('a'), actors('b'))).toContain(
      'detected duplicate actor state store: a and b',
    );
  });

  it('parks what names a secret store that is not loaded, and stays well', () => {
    const parked = component('parked', { secretStore: 'vault' });
    const input = inputWith({ components: [parked, component('fine')] });
    expect(loadedBy(input)).toEqual(['fine']);
    expect(startSidecar(input).log.map(({ msg }) => msg)).toContain(
      "Component parked references a secret store that isn't loaded: vault",
    );
  });

  it('loads it when the store is there, whatever the order', () => {
    const input = inputWith({
      components: [
        component('a', {
          type: 'state.in-memory',
          secretStore: 'vault',
          metadata: [{ name: 'x', secretKeyRef: { name: 'y' } }],
        }),
        component('vault', {
          type: 'secretstores.hashicorp.vault',
          metadata: [],
        }),
      ],
    });
    expect(loadedBy(input)).toEqual(['vault', 'a']);
  });

  it('dies without its Configuration, and obeys what that denies', () => {
    const pod = podWith([...CART_ARGS, '--config', 'strict']);
    expect(startSidecar(inputWith({ pod })).exit?.message).toContain(
      'Configuration.dapr.io "strict" not found',
    );
    const configurations = [
      {
        apiVersion: 'dapr.io/v1alpha1',
        kind: 'Configuration',
        metadata: { name: 'strict' },
        spec: { components: { deny: ['state.redis/v1'] } },
      },
    ];
    const input = inputWith({
      pod,
      configurations,
      components: [component('a'), component('b', { type: 'lock.redis' })],
    });
    expect(loadedBy(input)).toEqual(['b']);
  });

  it('dies of the built-in secret store where pods get no token', () => {
    const pod = podWith(CART_ARGS.filter(arg => !arg.includes('builtin')));
    expect(startSidecar(inputWith({ pod })).exit?.message).toContain(
      'stat /home/nonroot/.kube/config: no such file or directory',
    );
    delete pod.spec.automountServiceAccountToken;
    expect(loadedBy(inputWith({ pod }))).toEqual(['kubernetes']);
  });

  it('keeps passwords out of everything it says', () => {
    const input = inputWith({
      components: [
        component('a', {
          metadata: [
            ...redisAt('redis-master.default.svc.cluster.local:6379'),
            { name: 'redisPassword', value: 'leaked-password' },
          ],
        }),
      ],
    });
    const state = startSidecar(input);
    expect(state.exit).toBeDefined();
    expect(JSON.stringify([state.exit, state.log])).not.toContain('leaked');
  });
});

describe('formatLog', () => {
  it('writes lines as daprd does, in order of time', () => {
    const lines = formatLog(
      startSidecar(inputWith()).log,
      new Date('2026-01-01T00:00:00.999Z'),
      { appId: 'cart', instance: 'cart-1', version: '1.18.3' },
    );
    expect(lines[0]).toBe(
      'time="2026-01-01T00:00:00.999000000Z" level=info msg="Starting Dapr Runtime -- version 1.18.3 -- commit " app_id=cart instance=cart-1 scope=dapr.runtime type=log ver=1.18.3',
    );
    expect(lines[5]).toContain('time="2026-01-01T00:00:01.000050000Z"');
    expect([...lines].sort()).toEqual(lines);
  });
});
