import { differingPath } from './differingPath';

const object = (spec: unknown, metadata = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'a', ...metadata },
  spec,
});

describe('differingPath', () => {
  it('ignores what the server writes', () => {
    const before = { ...object({ a: 1 }, { resourceVersion: '1' }), status: 1 };
    const after = object({ a: 1 }, { resourceVersion: '2', generation: 3 });
    expect(differingPath(before, after)).toBeUndefined();
  });

  it.each([
    [{ a: { b: 1 } }, { a: { b: 2 } }, 'spec.a.b'],
    [{ a: [{ b: 1 }] }, { a: [{ b: 1 }, { b: 2 }] }, 'spec.a[1]'],
    [{ a: [{ b: 1 }] }, { a: [{ b: 3 }] }, 'spec.a[0].b'],
    [{ a: 1 }, {}, 'spec.a'],
    [{}, { 'example.org/a': 1 }, 'spec["example.org/a"]'],
    [{ a: 1 }, { a: '1' }, 'spec.a'],
  ])('finds %j and %j differ at %s', (before, after, path) => {
    expect(differingPath(object(before), object(after))).toBe(path);
  });
});
