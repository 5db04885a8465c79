import { DaprKind } from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import fc from 'fast-check';
import { sensitiveFields } from '../../inventory/projections/sensitive';
import { diff } from './diff';
import { Hidden, mask } from './mask';

const SECRET = 'not-for-anybody';
let redis: (name: string) => boolean;
beforeAll(async () => {
  const catalogue = await loadComponentCatalogue();
  redis = sensitiveFields(catalogue, 'state.redis', 'v1');
});

const shown = (kind: DaprKind, object: unknown) =>
  JSON.stringify(diff(mask(kind, object, redis), {}));

describe('mask', () => {
  it.each<[string, DaprKind, object]>([
    [
      'a sensitive field of a Dapr Component',
      'Component',
      { metadata: [{ name: 'redisPassword', value: SECRET }] },
    ],
    [
      'a field that is called like a secret',
      'Component',
      { metadata: [{ name: 'madeUpToken', value: { deep: [SECRET] } }] },
    ],
    [
      'credentials in an address',
      'Component',
      { metadata: [{ name: 'host', value: `redis://user:${SECRET}@redis` }] },
    ],
    [
      'twice the same name',
      'Component',
      {
        metadata: [
          { name: 'redisPassword', value: SECRET },
          { name: 'redisPassword', value: `${SECRET}2` },
        ],
      },
    ],
    [
      'any header of an HTTPEndpoint',
      'HTTPEndpoint',
      { spec: { headers: [{ name: 'X-Whatever', value: SECRET }] } },
    ],
    [
      'a key of an HTTPEndpoint',
      'HTTPEndpoint',
      { spec: { clientTLS: { privateKey: { value: SECRET } } } },
    ],
    [
      'any header of a Configuration',
      'Configuration',
      { spec: { tracing: { otel: { headers: [`X-Whatever=${SECRET}`] } } } },
    ],
    [
      'a map with a secret in it',
      'Subscription',
      { spec: { metadata: { apiKey: SECRET } } },
    ],
  ])('hides %s', (_, kind, object) => {
    expect(shown(kind, object)).toContain('[hidden]');
    expect(shown(kind, object)).not.toContain(SECRET);
  });

  it('shows names, references and plain values', () => {
    const object = {
      metadata: [
        { name: 'redisHost', value: 'redis:6379' },
        { name: 'redisPassword', secretKeyRef: { name: 'redis', key: 'pw' } },
      ],
      auth: { secretStore: 'kubernetes' },
    };
    expect(mask('Component', object, redis)).toEqual(object);
    const tls = {
      clientTLS: { rootCA: { secretKeyRef: { name: 'ca', key: 'ca.pem' } } },
      headers: [{ name: 'A', secretKeyRef: { name: 'b', key: 'c' } }],
    };
    expect(mask('HTTPEndpoint', tls, redis)).toEqual(tls);
  });

  it('reveals only whether hidden values differ', () => {
    const side = (value: string) =>
      mask(
        'Component',
        { metadata: [{ name: 'redisPassword', value }] },
        redis,
      );
    expect(diff(side('one'), side('one'))).toEqual([]);
    expect(diff(side('one'), side('two'))).toEqual([
      {
        path: 'metadata[redisPassword].value',
        what: 'changed',
        virtual: '"[hidden]"',
        host: '"[hidden]"',
        hidden: true,
      },
    ]);
  });

  it('never lets a sensitive value through, however it is nested', () => {
    const value: fc.Arbitrary<unknown> = fc.letrec(tie => ({
      leaf: fc.constant(SECRET),
      node: fc.oneof(
        { maxDepth: 3 },
        tie('leaf'),
        fc.array(tie('node'), { minLength: 1, maxLength: 2 }),
        fc.dictionary(
          fc.constantFrom('name', 'key', 'value', 'x'),
          tie('node'),
          { minKeys: 1 },
        ),
      ),
    })).node;
    fc.assert(
      fc.property(value, nested => {
        const masked = mask(
          'Component',
          { metadata: [{ name: 'redisPassword', value: nested }] },
          redis,
        ) as { metadata: { value: unknown }[] };
        expect(masked.metadata[0].value).toBeInstanceOf(Hidden);
      }),
    );
  });
});
