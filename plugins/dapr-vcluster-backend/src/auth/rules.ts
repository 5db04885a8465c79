import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { isSameEntity } from './owners';
import { TenantResource, tenantPermissionResourceRef } from './tenantResource';

type RuleText = { name: string; description: string };

/** A rule from one predicate, so that checking one tenant and filtering many cannot differ. */
function tenantRule<
  TParams extends Record<string, string | string[] | undefined>,
>(
  text: RuleText,
  paramsSchema: z.ZodType<TParams>,
  matches: (tenant: TenantResource, params: TParams) => boolean,
) {
  return createPermissionRule<typeof tenantPermissionResourceRef, TParams>({
    ...text,
    resourceRef: tenantPermissionResourceRef,
    paramsSchema,
    apply: matches,
    toQuery: params => (tenant: TenantResource) => matches(tenant, params),
  });
}

/** The tenant's owner is one of the claims. A tenant nobody claimed has no owner. */
export const isOwner = tenantRule(
  { name: 'IS_OWNER', description: 'The tenant is owned by one of the claims' },
  z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs, e.g. of the user and its groups'),
  }),
  ({ owner }, { claims }) =>
    owner !== undefined && claims.some(claim => isSameEntity(claim, owner)),
);

/** The tenant runs on one of the hosts. */
export const hasHost = tenantRule(
  { name: 'HAS_HOST', description: 'The tenant runs on one of the hosts' },
  z.object({ hosts: z.array(z.string()).describe('Names of hosts') }),
  ({ ref }, { hosts }) => hosts.includes(ref.host),
);

/** The tenant's host namespace has a label, with a value if one is given. */
export const hasLabel = tenantRule(
  {
    name: 'HAS_LABEL',
    description: "The tenant's host namespace has the label",
  },
  z.object({
    key: z.string().describe('Key of the label'),
    value: z.string().optional().describe('Value; any when left out'),
  }),
  ({ labels }, { key, value }) =>
    Object.prototype.hasOwnProperty.call(labels, key) &&
    (value === undefined || labels[key] === value),
);

/** All rules of the resource type. */
export const tenantRules = { isOwner, hasHost, hasLabel };

const exported = createConditionExports({
  resourceRef: tenantPermissionResourceRef,
  rules: tenantRules,
});

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
