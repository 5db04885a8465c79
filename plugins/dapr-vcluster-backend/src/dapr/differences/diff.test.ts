import fc from 'fast-check';
import { isEqual } from 'lodash';
import { keyedDigest } from '../../inventory/projections/keyedDigest';
import { diff } from './diff';
import { mask } from './mask';

const paths = (virtual: unknown, host: unknown) =>
  diff(virtual, host).map(({ path, what }) => `${path} ${what}`);

describe('diff', () => {
  it.each([
    [{ a: 1 }, { a: 2 }, ['a changed']],
    [{ a: { b: [] } }, { a: {} }, ['a.b only-virtual']],
    [{}, { a: null }, ['a only-host']],
    [{ a: [1, 2] }, { a: [1] }, ['a[1] only-virtual']],
    [{ a: 'x' }, { a: ['x'] }, ['a changed']],
    [{ 'a.b/c': 1 }, { 'a.b/c': 2 }, ['["a.b/c"] changed']],
    [
      { m: [{ name: 'one', value: 1 }] },
      { m: [{ name: 'two' }, { name: 'one', value: 2 }] },
      ['m[one].value changed', 'm[two] only-host'],
    ],
    [
      { m: [{ name: 'one' }, { name: 'two' }] },
      { m: [{ name: 'two' }, { name: 'one' }] },
      ['m order'],
    ],
    [
      { m: [{ name: 'one' }, { name: 'one' }] },
      { m: [{ name: 'one' }] },
      ['m[1] only-virtual'],
    ],
  ])('%j and %j', (virtual, host, expected) => {
    expect(paths(virtual, host)).toEqual(expected);
  });

  it('gives both values, cut where they are long', () => {
    expect(diff({ a: 'x'.repeat(600) }, { a: 'b' })).toEqual([
      {
        path: 'a',
        what: 'changed',
        virtual: `"${'x'.repeat(499)}…`,
        host: '"b"',
        hidden: false,
      },
    ]);
  });

  const documents = fc.object({
    key: fc.constantFrom('spec', 'name', 'value', 'metadata', 'token', 'a.b'),
    values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)],
    maxDepth: 4,
  });

  it('is empty for equal documents, and only for them', () => {
    fc.assert(
      fc.property(documents, documents, (one, other) => {
        expect(diff(one, structuredClone(one))).toEqual([]);
        expect(diff(one, other).length === 0).toBe(isEqual(one, other));
      }),
    );
  });

  it('agrees with the digests by which two sides are told apart', () => {
    const hide = (object: unknown) => mask('Component', object, () => false);
    fc.assert(
      fc.property(documents, documents, (one, other) => {
        expect(diff(hide(one), hide(other)).length === 0).toBe(
          keyedDigest(one) === keyedDigest(other),
        );
      }),
    );
  });

  it('names the path of every value that was changed', () => {
    const flat = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.integer({ max: 99 }),
      { minKeys: 1 },
    );
    fc.assert(
      fc.property(flat, fc.infiniteStream(fc.boolean()), (fields, coins) => {
        const changed = Object.keys(fields).filter(() => coins.next().value);
        const host = {
          ...fields,
          ...Object.fromEntries(changed.map(key => [key, fields[key] + 100])),
        };
        expect(diff({ spec: fields }, { spec: host })).toEqual(
          changed.map(key => ({
            path: `spec.${key}`,
            what: 'changed',
            virtual: `${fields[key]}`,
            host: `${fields[key] + 100}`,
            hidden: false,
          })),
        );
      }),
    );
  });
});
