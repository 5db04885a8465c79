import { cloneDeep, isEqual } from 'lodash';
import * as fc from 'fast-check';
import { createPatch } from 'rfc6902';
import { builtinSchema, Schema } from '../schema/Schema';
import { jsonPatch } from './jsonPatch';
import { mergePatch } from './mergePatch';
import { strategicMerge } from './strategicMerge';

const DEPLOYMENT = builtinSchema('apps/v1', 'Deployment') as Schema;

const json = fc.object({
  maxDepth: 3,
  // no JSON patch can reach this one, by design of the library
  key: fc.string().filter(key => key !== '__proto__'),
  values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)],
});

function podSpec(spec: object): object {
  return { spec: { template: { spec } } };
}

function specIn(object: unknown): any {
  return (object as any).spec.template.spec;
}

describe('merge patch', () => {
  it('behaves as the examples of RFC 7386', () => {
    const cases: [unknown, unknown, unknown][] = [
      [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
      [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
      [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
      [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
      [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
      [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
      [{ e: null }, { a: 1 }, { e: null, a: 1 }],
      [[1, 2], { a: 'b', c: null }, { a: 'b' }],
      [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
    ];
    for (const [target, patch, result] of cases) {
      expect(mergePatch(target, patch)).toEqual(result);
    }
  });

  it('does the same when repeated, and leaves its arguments alone', () => {
    fc.assert(
      fc.property(json, json, (target, patch) => {
        const before = cloneDeep(target);
        const once = mergePatch(target, patch);
        return (
          isEqual(target, before) && isEqual(mergePatch(once, patch), once)
        );
      }),
    );
  });
});

describe('JSON patch', () => {
  it('leads from one object to any other, without touching the first', () => {
    fc.assert(
      fc.property(json, json, (from, to) => {
        // what JSON cannot carry cannot arrive
        const [start, goal] = JSON.parse(JSON.stringify([from, to]));
        const before = cloneDeep(start);
        const result = jsonPatch(start, createPatch(start, goal));
        return isEqual(result, goal) && isEqual(start, before);
      }),
    );
  });

  it('refuses what does not fit with 422 and what is no patch with 400', () => {
    const remove = [{ op: 'remove', path: '/missing' }];
    expect(() => jsonPatch({}, remove)).toThrow(
      expect.objectContaining({ code: 422 }),
    );
    const test = [{ op: 'test', path: '/a', value: 2 }];
    expect(() => jsonPatch({ a: 1 }, test)).toThrow(
      expect.objectContaining({ code: 422 }),
    );
    expect(() => jsonPatch({}, { a: 1 })).toThrow(
      expect.objectContaining({ code: 400 }),
    );
  });
});

describe('strategic merge patch', () => {
  const current = podSpec({
    containers: [
      { name: 'a', image: 'a:1', env: [{ name: 'X', value: '1' }] },
      { name: 'b', image: 'b:1' },
    ],
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ key: 'x' }],
  });
  const patched = (spec: object) =>
    specIn(strategicMerge(current, podSpec(spec), DEPLOYMENT));

  it('merges lists by key and replaces the ones that have none', () => {
    const spec = patched({
      containers: [
        { name: 'a', env: [{ name: 'Y', value: '2' }] },
        { name: 'c', image: 'c:1' },
      ],
      tolerations: [{ key: 'y' }],
    });
    expect(spec.containers).toEqual([
      {
        name: 'a',
        image: 'a:1',
        env: [
          { name: 'Y', value: '2' },
          { name: 'X', value: '1' },
        ],
      },
      { name: 'c', image: 'c:1' },
      { name: 'b', image: 'b:1' },
    ]);
    expect(spec.tolerations).toEqual([{ key: 'y' }]);
  });

  it('understands its directives', () => {
    expect(
      patched({ containers: [{ name: 'a', $patch: 'delete' }] }).containers,
    ).toEqual([{ name: 'b', image: 'b:1' }]);
    expect(
      patched({
        containers: [{ $patch: 'replace' }, { name: 'z', image: 'z' }],
      }).containers,
    ).toEqual([{ name: 'z', image: 'z' }]);
    expect(
      patched({ nodeSelector: { $patch: 'replace', zone: 'a' } }).nodeSelector,
    ).toEqual({ zone: 'a' });
    const names = patched({
      $setElementOrder: undefined,
      '$setElementOrder/containers': [
        { name: 'c' },
        { name: 'b' },
        { name: 'a' },
      ],
      containers: [{ name: 'c', image: 'c' }],
    }).containers.map((container: any) => container.name);
    expect(names).toEqual(['c', 'b', 'a']);
    const strategy = strategicMerge(
      { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: {} } } },
      { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } },
      DEPLOYMENT,
    );
    expect(strategy).toEqual({ spec: { strategy: { type: 'Recreate' } } });
    const finalizers = strategicMerge(
      { metadata: { finalizers: ['a', 'b'] } },
      { metadata: { '$deleteFromPrimitiveList/finalizers': ['a'] } },
      DEPLOYMENT,
    );
    expect(finalizers).toEqual({ metadata: { finalizers: ['b'] } });
  });

  it('removes by null and refuses items without their key', () => {
    expect(patched({ nodeSelector: { disk: null } }).nodeSelector).toEqual({});
    expect(() => patched({ containers: [{ image: 'x' }] })).toThrow(
      /does not contain declared merge key: name/,
    );
  });

  it('changes what it names, keeps what it does not, and is done after once', () => {
    const containers = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        image: fc.string(),
      }),
      { selector: container => container.name },
    );
    fc.assert(
      fc.property(containers, containers, (live, wanted) => {
        const from = podSpec({ containers: live });
        const patch = podSpec({ containers: wanted });
        const once = strategicMerge(from, patch, DEPLOYMENT);
        const result = specIn(once).containers;
        const expected = new Map([
          ...live.map(item => [item.name, item] as const),
          ...wanted.map(item => [item.name, item] as const),
        ]);
        return (
          isEqual(
            new Map(result.map((item: any) => [item.name, item])),
            expected,
          ) && isEqual(strategicMerge(once, patch, DEPLOYMENT), once)
        );
      }),
    );
  });
});
