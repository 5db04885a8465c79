import * as fc from 'fast-check';
import { isEqual } from 'lodash';
import { builtinSchema, Schema } from '../schema/Schema';
import { FieldsV1, KubeObject } from '../meta/types';
import { applyConfiguration } from './applyConfiguration';
import { FieldSet } from './FieldSet';
import { ManagerId, Managers } from './managers';

const SCHEMA = builtinSchema('apps/v1', 'Deployment') as Schema;
const TRACKING = { schema: SCHEMA, hasStatus: true, time: 't', force: true };
const EMPTY: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'x' },
};

const fields: fc.Arbitrary<FieldsV1> = fc.letrec<{ node: FieldsV1 }>(tie => ({
  node: fc.dictionary(
    fc.constantFrom('f:a', 'f:b', 'f:c', 'k:{"name":"x"}'),
    fc.oneof({ depthSize: 'small' }, fc.constant({}), tie('node')),
  ),
})).node;
const sets = fields.map(json => FieldSet.fromJson(json));

const env = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('A', 'B', 'C'), value: fc.string() }),
  { selector: item => item.name },
);
const containers = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    image: fc.constantFrom('x', 'y'),
    env,
  }),
  { selector: item => item.name, minLength: 1 },
);
const labels = fc.dictionary(fc.constantFrom('k', 'l', 'm'), fc.string());
const configs: fc.Arbitrary<KubeObject> = fc
  .record({ containers, labels })
  .map(config => ({
    ...EMPTY,
    metadata: { name: 'x', labels: config.labels },
    spec: { template: { spec: { containers: config.containers } } },
  }));

function manager(name: string): ManagerId {
  return { manager: name, operation: 'Apply', apiVersion: 'apps/v1' };
}

function apply(
  state: { object: KubeObject; managers: Managers },
  config: KubeObject,
  name: string,
) {
  return applyConfiguration(
    state.object,
    config,
    state.managers,
    manager(name),
    TRACKING,
  );
}

const START = { object: EMPTY, managers: new Map() as Managers };

/** Containers by name with their variables by name: what an apply decides, without the order. */
function content(object: KubeObject) {
  const spec = object.spec as any;
  return {
    labels: object.metadata.labels ?? {},
    containers: Object.fromEntries(
      (spec?.template?.spec?.containers ?? []).map((container: any) => [
        container.name,
        {
          image: container.image,
          env: Object.fromEntries(
            (container.env ?? []).map((item: any) => [item.name, item.value]),
          ),
        },
      ]),
    ),
  };
}

describe('field sets', () => {
  it('survive the wire', () => {
    fc.assert(
      fc.property(sets, set => FieldSet.fromJson(set.toJson()).equals(set)),
    );
  });

  it('obey the laws of sets', () => {
    fc.assert(
      fc.property(sets, sets, sets, (a, b, c) => {
        const paths = (set: FieldSet) =>
          new Set(set.paths().map(path => path.join('/')));
        const inA = paths(a);
        const inB = paths(b);
        const union = new Set([...inA, ...inB]);
        return (
          isEqual(paths(a.union(b)), union) &&
          isEqual(
            paths(a.intersection(b)),
            new Set([...inA].filter(path => inB.has(path))),
          ) &&
          isEqual(
            paths(a.difference(b)),
            new Set([...inA].filter(path => !inB.has(path))),
          ) &&
          a
            .union(b)
            .difference(c)
            .equals(a.difference(c).union(b.difference(c)))
        );
      }),
    );
  });
});

describe('applying', () => {
  it('makes the object what a single applier says, whatever it said before', () => {
    fc.assert(
      fc.property(configs, configs, (first, second) => {
        const state = apply(apply(START, first, 'one'), second, 'one');
        return isEqual(content(state.object), content(second));
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(configs, configs, (other, config) => {
        const once = apply(apply(START, other, 'other'), config, 'one');
        const twice = apply(once, config, 'one');
        return (
          isEqual(twice.object, once.object) &&
          isEqual(twice.managers, once.managers)
        );
      }),
    );
  });

  it('leaves each field with whoever last forced it, and keeps what others still name', () => {
    fc.assert(
      fc.property(configs, configs, (one, two) => {
        const state = apply(apply(START, one, 'one'), two, 'two');
        const mine = content(one);
        const theirs = content(two);
        const result = content(state.object);
        return (
          isEqual(result.labels, { ...mine.labels, ...theirs.labels }) &&
          isEqual(
            new Set(Object.keys(result.containers)),
            new Set([
              ...Object.keys(mine.containers),
              ...Object.keys(theirs.containers),
            ]),
          )
        );
      }),
    );
  });

  it('gives back what only the leaving applier owned', () => {
    fc.assert(
      fc.property(configs, configs, (one, two) => {
        const both = apply(apply(START, one, 'one'), two, 'two');
        const left = apply(both, EMPTY, 'two');
        const owner = [...left.managers.values()].find(
          entry => entry.manager === 'two',
        );
        const lost = [...Object.keys(content(two).containers)].filter(
          name => !(name in content(one).containers),
        );
        return (
          owner === undefined &&
          lost.every(name => !(name in content(left.object).containers)) &&
          left.object.metadata.name === 'x'
        );
      }),
    );
  });
});
