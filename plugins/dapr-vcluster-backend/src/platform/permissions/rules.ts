import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { isSameEntity } from './owners';
import {
  TenantPredicate,
  TenantResource,
  tenantPermissionResourceRef as resourceRef,
} from './tenantResource';

/** Both halves of a rule from one predicate, so that checking one tenant and filtering many cannot differ. */
function matching<TParams>(
  matches: (tenant: TenantResource, params: TParams) => boolean,
) {
  return {
    apply: matches,
    toQuery:
      (params: TParams): TenantPredicate =>
      tenant =>
        matches(tenant, params),
  };
}

/** The tenant's owner is one of the claims. An unowned tenant has none. */
export const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'The tenant is owned by one of the claims',
  resourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs, e.g. of the user and its groups'),
  }),
  ...matching(
    ({ owner }, { claims }: { claims: string[] }) =>
      owner !== undefined && claims.some(claim => isSameEntity(claim, owner)),
  ),
});

/** The tenant runs on one of the hosts. */
export const hasHost = createPermissionRule({
  name: 'HAS_HOST',
  description: 'The tenant runs on one of the hosts',
  resourceRef,
  paramsSchema: z.object({
    hosts: z.array(z.string()).describe('Names of hosts'),
  }),
  ...matching(({ ref }, { hosts }: { hosts: string[] }) =>
    hosts.includes(ref.host),
  ),
});

/** The tenant's host namespace has a label, with a value if one is given. */
export const hasLabel = createPermissionRule({
  name: 'HAS_LABEL',
  description: "The tenant's host namespace has the label",
  resourceRef,
  paramsSchema: z.object({
    key: z.string().describe('Key of the label'),
    value: z.string().optional().describe('Value; any when left out'),
  }),
  ...matching(({ labels }, { key, value }: { key: string; value?: string }) =>
    Object.prototype.hasOwnProperty.call(labels, key)
      ? value === undefined || labels[key] === value
      : false,
  ),
});

/** All rules of the resource type. */
export const tenantRules = { isOwner, hasHost, hasLabel };

const exported = createConditionExports({ resourceRef, rules: tenantRules });

/**
 * Conditions on tenants, for permission policies.
 *
 * @public
 */
export const tenantConditions = exported.conditions;

/**
 * Turns conditions on tenants into the decision of a permission policy.
 *
 * @public
 */
export const createTenantConditionalDecision =
  exported.createConditionalDecision;
