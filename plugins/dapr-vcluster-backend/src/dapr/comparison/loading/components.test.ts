import { TenantComponent } from '../../../inventory/members';
import { Probe } from '../../../sidecars/metadata/readMetadata';
import {
  AFTER,
  answer,
  BEFORE,
  lines,
  NAMESPACE,
  podOf,
} from './__testUtils__/beside';
import { componentLoadedBy } from './components';

const host = (fields: Partial<TenantComponent> = {}): TenantComponent => ({
  namespace: NAMESPACE,
  name: 'store',
  uid: '1',
  createdAt: BEFORE,
  labels: {},
  annotations: {},
  scopes: [],
  metadata: [],
  digest: 'd',
  managedBy: 'tenant',
  ...fields,
});

const evaluate = (
  fields: Partial<TenantComponent>,
  probe: Probe | undefined,
  pod = podOf('cart'),
) =>
  lines(
    componentLoadedBy(
      host(fields),
      [pod],
      new Map(probe ? [['cart', probe]] : []),
    ),
  );

describe('componentLoadedBy', () => {
  it.each<[string, Partial<TenantComponent>, Probe | undefined]>([
    ['cart: loaded', {}, answer(['store'])],
    ['cart: loaded', { scopes: ['cart'] }, answer(['store'])],
    ['cart: loaded', { scopes: ['other'] }, answer(['store'])],
    ['cart: out-of-scope', { scopes: ['other'] }, answer([])],
    [
      'cart: not-loaded: The log of daprd says why.',
      { createdAt: undefined },
      answer([]),
    ],
    [
      'cart: not-loaded: The sidecar is older than the Dapr Component and runs without hot reload of this kind: it must be restarted.',
      { createdAt: AFTER },
      answer([], { runtimeVersion: '1.17.0' }),
    ],
    [
      'cart: not-loaded: It waits for secret store "vault".',
      { secretStore: 'vault' },
      answer([]),
    ],
    [
      'cart: unknown: no answer',
      {},
      { loaded: { state: 'unknown', reason: 'no answer' } },
    ],
    [
      'cart: out-of-scope',
      { scopes: ['other'] },
      { loaded: { state: 'unknown', reason: 'no answer' } },
    ],
    ['cart: unknown: The sidecar has not been asked.', {}, undefined],
  ])('%s', (expected, fields, probe) => {
    expect(evaluate(fields, probe)).toEqual([expected]);
  });

  it('lists only sidecars of the same host namespace', () => {
    const elsewhere = podOf('cart', { namespace: 'elsewhere' });
    expect(evaluate({}, answer(['store']), elsewhere)).toEqual([]);
  });
});
