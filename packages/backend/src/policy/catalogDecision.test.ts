import { Entity } from '@backstage/catalog-model';
import { permissionRules } from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AllOfCriteria,
  AnyOfCriteria,
  ConditionalPolicyDecision,
  NotCriteria,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { catalogReadCriteria } from 'backstage-plugin-dapr-vcluster-common';
import { decideCatalog } from './catalogDecision';
import { Caller } from './roles';

type Criteria = PermissionCriteria<PermissionCondition>;

const RULES = Object.values(permissionRules) as Array<{
  name: string;
  apply(entity: Entity, params: unknown): boolean;
}>;

/** Evaluates criteria with the catalog's own rules. */
function permits(criteria: Criteria, of: Entity): boolean {
  const { anyOf } = criteria as AnyOfCriteria<PermissionCondition>;
  const { allOf } = criteria as AllOfCriteria<PermissionCondition>;
  const { not } = criteria as NotCriteria<PermissionCondition>;
  if (anyOf) {
    return anyOf.some(each => permits(each, of));
  }
  if (allOf) {
    return allOf.every(each => permits(each, of));
  }
  if (not) {
    return !permits(not, of);
  }
  const { rule, params } = criteria as PermissionCondition;
  return RULES.find(({ name }) => name === rule)!.apply(of, params);
}

function entity(
  name: string,
  owner: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name, annotations },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

const host = (name: string) =>
  entity(name, 'group:default/platform', { 'dapr-vcluster/host': name });
const tenant = (name: string, owner: string, on = 'private') =>
  entity(name, owner, {
    'dapr-vcluster/host': on,
    'dapr-vcluster/tenant': `${on}/vcluster-${name}/${name}`,
  });

const ENTITIES = [
  entity('website', 'group:default/team-b'),
  entity('linked', 'group:default/team-b', {
    'dapr-vcluster/tenant': 'private/vcluster-b/b',
  }),
  host('private'),
  host('public'),
  tenant('a', 'group:default/team-a'),
  tenant('b', 'group:default/team-b'),
  tenant('shown', 'group:default/team-b', 'public'),
];

const namesOf = (criteria: Criteria) =>
  ENTITIES.filter(each => permits(criteria, each)).map(
    ({ metadata }) => metadata.name,
  );

function readable(caller: Partial<Caller>) {
  const { conditions } = decideCatalog(
    catalogEntityReadPermission,
    { role: 'member', claims: [], userRef: 'user:default/ann', ...caller },
    ['public'],
  ) as ConditionalPolicyDecision;
  return namesOf(conditions);
}

describe('reading the catalog', () => {
  it('shows members their own tenants, and no host whose relations name others', () => {
    expect(readable({ claims: ['group:default/team-a'] })).toEqual([
      'website',
      'public',
      'a',
      'shown',
    ]);
  });

  it('shows guests public hosts and their tenants', () => {
    expect(readable({ role: 'guest' })).toEqual(['website', 'public', 'shown']);
  });

  it('shows hosts, but not their tenants, to users who can read hosts', () => {
    expect(
      namesOf(catalogReadCriteria({ claims: [], canReadHosts: true })),
    ).toEqual(['website', 'private', 'public']);
  });
});
