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
function judge(
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
      'cart: not-loaded: The sidecar is older than the Configuration, which it reads only when it starts.',
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
    expect(judge(object, probe, naming(config))).toBe(expected);
  });
});

describe('an HTTPEndpoint', () => {
  const told = (HTTPEndpoint?: string[]) =>
    answer([], { objects: { HTTPEndpoint, Resiliency: [], Subscription: [] } });

  it.each([
    ['cart: loaded', {}, told(['it'])],
    ['cart: loaded', { scopes: ['other'] }, told(['it'])],
    ['cart: out-of-scope', { scopes: ['other'] }, told([])],
    ['cart: not-loaded: The log of daprd says why.', {}, told(['that'])],
    [
      'cart: not-loaded: The sidecar is older than the HTTPEndpoint; without hot reload it must be restarted.',
      { createdAt: AFTER },
      told([]),
    ],
    [
      'cart: unknown: Its daprd is older than 1.12 and does not say which HTTPEndpoints it has loaded.',
      {},
      told(undefined),
    ],
  ])('%s', (expected, fields, probe) => {
    expect(judge(host('HTTPEndpoint', fields), probe)).toBe(expected);
  });
});

describe('a Resiliency', () => {
  const told = (Resiliency: string[]) =>
    answer([], { objects: { Resiliency, Subscription: [] } });

  it('is unknown rather than not loaded: most versions of daprd do not report it', () => {
    expect(judge(host('Resiliency'), told(['it']))).toBe('cart: loaded');
    expect(judge(host('Resiliency', { createdAt: AFTER }), told([]))).toMatch(
      /^cart: unknown: .*does not say which Resiliencies/,
    );
    expect(judge(host('Resiliency', { scopes: ['other'] }), told([]))).toBe(
      'cart: out-of-scope',
    );
  });
});

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
      'cart: not-loaded: The sidecar is older than the Subscription; without hot reload it must be restarted.',
      { createdAt: AFTER },
      told('sent', true),
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
    expect(judge(subscription(fields), probe)).toBe(expected);
  });

  it('is unknown when another one has the same topic and app', () => {
    const others = [rival()];
    expect(judge(subscription(), told('paid', true), { others })).toBe(
      'cart: unknown: Subscription "rival" is for the same topic, and daprd does not say which of them it has loaded.',
    );
    // That neither is loaded is certain.
    expect(judge(subscription(), told('sent', true), { others })).toMatch(
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
    expect(judge(subscription(), told('paid', true), { others: [other] })).toBe(
      'cart: loaded',
    );
  });
});
