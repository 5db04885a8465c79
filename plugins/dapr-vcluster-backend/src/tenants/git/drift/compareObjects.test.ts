import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import fc from 'fast-check';
import { differingFields } from './compareObjects';

const object = (spec: unknown, labels = {}) =>
  ({
    apiVersion: 'v1',
    kind: 'X',
    metadata: { name: 'a', labels },
    spec,
  } as KubeObject);

it.each<[string, unknown, unknown, string[]]>([
  ['the same', { a: 1 }, { a: 1 }, []],
  ['a field of the API server', { a: 1 }, { a: 1, b: 2 }, []],
  ['another value', { a: { b: 'x' } }, { a: { b: 'y' } }, ['spec.a.b']],
  ['a missing field', { a: { b: true } }, {}, ['spec.a.b']],
  ['quantities', { cpu: '1000m' }, { cpu: '1' }, []],
  ['other quantities', { cpu: '1000m' }, { cpu: '2' }, ['spec.cpu']],
  ['an empty text', { a: '' }, {}, []],
  ['lists of other lengths', { a: [1] }, { a: [1, 2] }, ['spec.a']],
  ['items', { a: [{ b: 1 }] }, { a: [{ b: 2, c: 3 }] }, ['spec.a.0.b']],
  [
    'many',
    { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 },
    {},
    ['spec.a', 'spec.b', 'spec.c', 'spec.d', 'spec.e'],
  ],
])('finds %s', (_, wanted, live, expected) => {
  expect(differingFields(object(wanted), object(live))).toEqual(expected);
});

it('compares labels and annotations, and tells no values', () => {
  expect(
    differingFields(
      object({ token: 'hunter2' }, { team: 'a' }),
      object({ token: 'other' }, { team: 'b' }),
    ).join(),
  ).toBe('spec.token,metadata.labels.team');
});

it('never counts what was only added on the host', () => {
  const json = fc.dictionary(
    fc.stringMatching(/^[a-z]{1,3}$/),
    fc.jsonValue({ maxDepth: 2 }).filter(value => value !== null),
  );
  fc.assert(
    fc.property(json, wanted => {
      const live = { addedByTheServer: { x: 1 }, ...wanted };
      expect(differingFields(object(wanted), object(live))).toEqual([]);
    }),
  );
});
