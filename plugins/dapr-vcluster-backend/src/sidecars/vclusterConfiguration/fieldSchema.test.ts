import { droppedFields, FieldSchema, fieldsOf } from './fieldSchema';

const definition = (schema: object) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'components.dapr.io' },
  spec: {
    versions: [
      { name: 'v0', schema: { openAPIV3Schema: { properties: { x: {} } } } },
      { name: 'v1', schema: { openAPIV3Schema: schema } },
      { name: 'v2' },
    ],
  },
});
const field = (properties: Record<string, FieldSchema>) => ({ properties });
const SPEC = field({
  spec: field({
    type: {},
    metadata: { items: field({ name: {}, envRef: {} }) },
  }),
});

describe('fieldsOf', () => {
  it('keeps the fields of the given version, and nothing else', () => {
    expect(
      fieldsOf(
        definition({
          type: 'object',
          description: 'long',
          properties: {
            list: { type: 'array', items: { type: 'string' } },
            map: { type: 'object', additionalProperties: { type: 'string' } },
            any: { 'x-kubernetes-preserve-unknown-fields': true },
          },
        }),
        'v1',
      ),
    ).toEqual({
      properties: {
        list: { items: {} },
        map: { open: true },
        any: { open: true },
      },
    });
  });

  it.each(['v2', 'v3'])('does not know version %s', version => {
    expect(fieldsOf(definition({}), version)).toBeUndefined();
  });
});

describe('droppedFields', () => {
  it.each<[string, FieldSchema, string[]]>([
    ['the same', SPEC, []],
    ['an open one', { open: true }, []],
    [
      'one without a field of a list',
      field({
        spec: field({ type: {}, metadata: { items: field({ name: {} }) } }),
      }),
      ['spec.metadata[].envRef'],
    ],
    ['one without a branch', field({}), ['spec']],
    ['one that knows more', field({ ...SPEC.properties, scopes: {} }), []],
  ])('of %s', (_, kept, dropped) => {
    expect(droppedFields(SPEC, kept)).toEqual(dropped);
  });
});
