import { assertBodyLists, assertDaprLists } from './listLimit';

const items = (count: number) => Array(count).fill({ name: 'a', value: 'b' });

describe('assertBodyLists', () => {
  it('accepts 500 items', () => {
    expect(() => assertBodyLists({ metadata: items(500) })).not.toThrow();
  });

  it('refuses more, naming field, value, limit and fix', () => {
    expect(() => assertBodyLists({ metadata: items(20_000) })).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message:
          'metadata has 20000 items, more than 500. Give at most 500 items.',
        details: {
          field: 'metadata',
          value: '20000',
          fix: 'Give at most 500 items.',
        },
      }),
    );
  });

  it.each([undefined, null, 'text', {}])('leaves %j to the schema', body => {
    expect(() => assertBodyLists(body)).not.toThrow();
  });
});

describe('assertDaprLists', () => {
  const document = (apiVersion: string) => ({
    apiVersion,
    spec: { metadata: items(501) },
  });

  it('limits the lists of Dapr resources, not those of other objects', () => {
    expect(() => assertDaprLists('manifests', document('v1'))).not.toThrow();
    expect(() =>
      assertDaprLists('manifests', document('dapr.io/v1alpha1')),
    ).toThrow(/^manifests: spec.metadata has 501 items, more than 500/);
  });
});
