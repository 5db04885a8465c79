import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DAPR_DEFINITIONS } from 'dapr-vcluster-kube-sim';
import { decideDefinition, definitionForVcluster } from './decide';
import { Definition } from './Definition';

const hostOf = (name: string) =>
  (DAPR_DEFINITIONS as KubeObject[]).find(
    ({ metadata }) => metadata.name === name,
  ) as Definition;

const wanted = definitionForVcluster(hostOf('components.dapr.io'));

function changed(
  change: (definition: Definition) => void,
  from = wanted,
): Definition {
  const copy = structuredClone(from);
  change(copy);
  return copy;
}

it('takes the stored version alone, without conversion', () => {
  const host = changed(definition => {
    definition.spec.conversion = { strategy: 'Webhook' };
  }, hostOf('subscriptions.dapr.io'));
  const { spec } = definitionForVcluster(host);
  expect(spec.versions.map(({ name }) => name)).toEqual(['v2alpha1']);
  expect(spec).not.toHaveProperty('conversion');
});

const fieldsOf = (definition: Definition) =>
  (definition.spec.versions[0].schema as any).openAPIV3Schema.properties.spec
    .properties;

it.each([
  ['none there', undefined, 'apply'],
  ['its own, as it is', wanted, 'keep'],
  [
    'an older one, with a field less',
    changed(definition => {
      delete fieldsOf(definition).initTimeout;
      delete definition.metadata.annotations;
    }),
    'apply',
  ],
  [
    'a newer one, with a field more',
    changed(definition => {
      fieldsOf(definition).retries = { type: 'integer' };
      delete definition.metadata.annotations;
    }),
    'keep',
  ],
  [
    'another one that serves a version more',
    changed(definition => {
      definition.spec.versions.push({
        ...definition.spec.versions[0],
        name: 'v2',
        storage: false,
      });
    }),
    'keep',
  ],
  [
    'one that no longer serves the version',
    changed(definition => {
      definition.spec.versions[0].served = false;
    }),
    'apply',
  ],
  [
    'one that only has a version that would be lost',
    changed(definition => {
      definition.spec.versions[0].name = 'v9';
    }),
    'unusable',
  ],
])('with %s', (_, there, action) => {
  expect(decideDefinition(wanted, there)).toMatchObject({ action });
});
