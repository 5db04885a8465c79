import { TenantPod, TenantResource } from '../../../inventory/members';
import { Probe } from '../../../sidecars/metadata/readMetadata';
import {
  AFTER,
  answer,
  BEFORE,
  lines,
  NAMESPACE,
  podOf,
} from './__testUtils__/beside';
import { resourceLoadedBy } from './resources';

const host = (
  kind: TenantResource['kind'],
  fields: Partial<TenantResource> = {},
): TenantResource => ({
  kind,
  namespace: NAMESPACE,
  name: 'it',
  uid: 'it',
  createdAt: BEFORE,
  labels: {},
  annotations: {},
  scopes: [],
  digest: 'd',
  managedBy: 'tenant',
  ...fields,
});

/** What one sidecar, of app `cart`, has to do with an object. */
function evaluate(
  object: TenantResource,
  probe: Probe,
  {
    others = [],
    pod = podOf('cart'),
  }: { others?: TenantResource[]; pod?: TenantPod } = {},
) {
  const probes = new Map([['cart', probe]]);
  const [line] = lines(
    resourceLoadedBy(object, [object, ...others], [pod], probes),
  );
  return line;
}

const naming = (config?: string) => {
  const pod = podOf('cart');
  return { pod: { ...pod, daprd: { ...pod.daprd!, config } } };
};

const silent: Probe = { loaded: { state: 'unknown', reason: 'no answer' } };

it('has no sidecars while it is not on the host', () => {
  expect(resourceLoadedBy(undefined, [], [podOf('cart')], new Map())).toEqual(
    [],
  );
});

describe('a Configuration', () => {
  it.each([
    ['cart: loaded', 'it', BEFORE, answer([])],
    [
      'cart: not-loaded: The sidecar is older than the Configuration and runs without hot reload of this kind: it must be restarted.',
      'it',
      AFTER,
      answer([], { runtimeVersion: '1.17.13', features: ['HotReload'] }),
    ],
    ['cart: loaded', 'it', AFTER, answer([], { runtimeVersion: '1.18.3' })],
    [
      'cart: unknown: The sidecar is older than the Configuration. Whether it must be restarted is unknown, because the version of its daprd is.',
      'it',
      AFTER,
      answer([]),
    ],
    ['cart: unknown: no answer', 'it', BEFORE, silent],
    [
      'cart: out-of-scope: It names Configuration "strict".',
      'strict',
      BEFORE,
      answer([]),
    ],
    [
      'cart: out-of-scope: It names no Configuration.',
      undefined,
      BEFORE,
      silent,
    ],
  ])('%s', (expected, config, createdAt, probe) => {
    const object = host('Configuration', { createdAt });
    expect(evaluate(object, probe, naming(config))).toBe(expected);
  });
});

describe('an HTTPEndpoint', () => {
  const told = (HTTPEndpoint?: string[], runtimeVersion = '1.16.2') =>
    answer([], { runtimeVersion, objects: { HTTPEndpoint } });

  it.each([
    ['cart: loaded', {}, told(['it'])],
    ['cart: loaded', { scopes: ['other'] }, told(['it'])],
    ['cart: out-of-scope', { scopes: ['other'] }, told([])],
    ['cart: not-loaded: The log of daprd says why.', {}, told(['that'])],
    [
      'cart: not-loaded: The sidecar is older than the HTTPEndpoint and runs without hot reload of this kind: it must be restarted.',
      { createdAt: AFTER },
      told([]),
    ],
    [
      'cart: not-loaded: The sidecar is older than the HTTPEndpoint, but reloads without a restart: the log of daprd says why it has not loaded it.',
      { createdAt: AFTER },
      told([], '1.18.3'),
    ],
    [
      'cart: unknown: Its daprd (1.11.6) does not say which httpendpoints it has loaded; those of Dapr 1.12 and newer do.',
      {},
      told(undefined, '1.11.6'),
    ],
  ])('%s', (expected, fields, probe) => {
    expect(evaluate(host('HTTPEndpoint', fields), probe)).toBe(expected);
  });
});

describe('a Resiliency', () => {
  const told = (Resiliency?: string[]) =>
    answer([], { objects: { Resiliency } });

  it('is unknown rather than not loaded where daprd does not report it', () => {
    expect(evaluate(host('Resiliency'), told(['it']))).toBe('cart: loaded');
    expect(evaluate(host('Resiliency', { createdAt: AFTER }), told())).toMatch(
      /^cart: unknown: .*does not say which resiliencies.*Dapr 1\.18 and newer/,
    );
    expect(evaluate(host('Resiliency', { scopes: ['other'] }), told())).toBe(
      'cart: out-of-scope',
    );
  });
});

it.each(['WorkflowAccessPolicy', 'MCPServer'] as const)(
  'a %s is loaded where daprd names it',
  kind => {
    const told = (names: string[]) =>
      answer([], { runtimeVersion: '1.18.3', objects: { [kind]: names } });
    expect(evaluate(host(kind), told(['it']))).toBe('cart: loaded');
    expect(evaluate(host(kind), told(['that']))).toBe(
      'cart: not-loaded: The log of daprd says why.',
    );
  },
);

describe('a Subscription', () => {
  const subscription = (fields: Partial<TenantResource> = {}) =>
    host('Subscription', {
      subscription: { pubsub: 'bus', topic: 'paid' },
      ...fields,
    });
  const told = (topic: string, declared?: boolean) =>
    answer([], { subscriptions: [{ pubsub: 'bus', topic, declared }] });
  const rival = (fields: Partial<TenantResource> = {}) =>
    subscription({ name: 'rival', uid: 'rival', ...fields });

  it.each<[string, Partial<TenantResource>, Probe]>([
    ['cart: loaded', {}, told('paid', true)],
    ['cart: loaded', { scopes: ['cart'] }, told('paid', true)],
    // Somebody else's, or what it was before it was changed.
    ['cart: out-of-scope', { scopes: ['other'] }, told('paid', true)],
    ['cart: not-loaded: The log of daprd says why.', {}, told('sent', true)],
    [
      'cart: not-loaded: The sidecar is older than the Subscription and runs without hot reload of this kind: it must be restarted.',
      { createdAt: AFTER },
      { ...told('sent', true), runtimeVersion: '1.16.2' },
    ],
    [
      'cart: unknown: The app itself subscribes to the topic, and daprd does not say whether it has loaded the Subscription as well.',
      {},
      told('paid', false),
    ],
    [
      'cart: unknown: Its daprd does not say whether a Subscription or the app itself asked for the topic.',
      {},
      told('paid'),
    ],
    ['cart: unknown: no answer', {}, silent],
  ])('%s', (expected, fields, probe) => {
    expect(evaluate(subscription(fields), probe)).toBe(expected);
  });

  it('is unknown when another one has the same topic and app', () => {
    const others = [rival()];
    expect(evaluate(subscription(), told('paid', true), { others })).toBe(
      'cart: unknown: Subscription "rival" is for the same topic, and daprd does not say which of them it has loaded.',
    );
    // That neither is loaded is certain.
    expect(evaluate(subscription(), told('sent', true), { others })).toMatch(
      /^cart: not-loaded/,
    );
  });

  it.each<[string, TenantResource]>([
    ['other apps', rival({ scopes: ['other'] })],
    ['another topic', rival({ subscription: { pubsub: 'bus', topic: 'x' } })],
    [
      'another pub/sub',
      rival({ subscription: { pubsub: 'x', topic: 'paid' } }),
    ],
    ['another namespace', rival({ namespace: 'elsewhere' })],
  ])('is not mistaken for one for %s', (_, other) => {
    expect(
      evaluate(subscription(), told('paid', true), { others: [other] }),
    ).toBe('cart: loaded');
  });
});
