import semver from 'semver';
import { z } from 'zod/v3';

/**
 * What is known of a kind of Dapr. Versions of Dapr are minors, e.g. `1.18`: the first with it.
 *
 * @public
 */
export type DaprKindFacts<K extends string, P extends string> = {
  kind: K;
  plural: P;
  namespaced: true;
  /** Version under which API servers serve it */
  apiVersion: string;
  /** Its CRD is in the chart (`charts/dapr/crds` of dapr/dapr) */
  since: string;
  /** A running daprd with hot reload takes changes up (`pkg/runtime/hotreload/loader/operator`) */
  reloadedSince: string;
  /** Where `/v1.0/metadata` of daprd names what it has loaded, if it does by name (`pkg/api/universal/metadata.go`) */
  told?: { field: string; since: string };
};

const kind = <K extends string, P extends string>(
  name: K,
  plural: P,
  facts: Pick<DaprKindFacts<K, P>, 'since' | 'reloadedSince' | 'told'> & {
    apiVersion?: string;
  },
): DaprKindFacts<K, P> => ({
  apiVersion: 'dapr.io/v1alpha1',
  ...facts,
  kind: name,
  plural,
  namespaced: true,
});

/**
 * Every kind of Dapr: what is watched, compared, registered, deleted and asked of API servers follows from this table.
 *
 * @public
 */
export const DAPR_KIND_TABLE = {
  Component: kind('Component', 'components', {
    since: '1.0',
    reloadedSince: '1.13',
    told: { field: 'components', since: '1.0' },
  }),
  Configuration: kind('Configuration', 'configurations', {
    since: '1.0',
    reloadedSince: '1.18',
  }),
  Subscription: kind('Subscription', 'subscriptions', {
    since: '1.0',
    reloadedSince: '1.14',
    // The storage version. A syncer copies exactly one version of a CRD.
    apiVersion: 'dapr.io/v2alpha1',
  }),
  Resiliency: kind('Resiliency', 'resiliencies', {
    since: '1.7',
    reloadedSince: '1.18',
    told: { field: 'resiliencies', since: '1.18' },
  }),
  HTTPEndpoint: kind('HTTPEndpoint', 'httpendpoints', {
    since: '1.11',
    reloadedSince: '1.18',
    told: { field: 'httpEndpoints', since: '1.12' },
  }),
  WorkflowAccessPolicy: kind('WorkflowAccessPolicy', 'workflowaccesspolicies', {
    since: '1.18',
    reloadedSince: '1.18',
    told: { field: 'workflowAccessPolicies', since: '1.18' },
  }),
  MCPServer: kind('MCPServer', 'mcpservers', {
    since: '1.18',
    reloadedSince: '1.18',
    told: { field: 'mcpServers', since: '1.18' },
  }),
} as const;

/**
 * A kind of Dapr that is registered for a tenant.
 *
 * @public
 */
export type DaprKind = keyof typeof DAPR_KIND_TABLE;

/**
 * A kind of Dapr besides Components.
 *
 * @public
 */
export type DaprResourceKind = Exclude<DaprKind, 'Component'>;

/**
 * The full name of the CRD of a kind of Dapr, e.g. `configurations.dapr.io`.
 *
 * @public
 */
export type DaprCrdName<K extends DaprKind = DaprKind> =
  `${(typeof DAPR_KIND_TABLE)[K]['plural']}.dapr.io`;

/**
 * The kinds of Dapr that are registered for a tenant.
 *
 * @public
 */
export const DAPR_KINDS = Object.keys(DAPR_KIND_TABLE) as [
  DaprKind,
  ...DaprKind[],
];

/**
 * The kinds of Dapr besides Components.
 *
 * @public
 */
export const DAPR_RESOURCE_KINDS = DAPR_KINDS.filter(
  each => each !== 'Component',
) as [DaprResourceKind, ...DaprResourceKind[]];

/**
 * A kind of Dapr that is registered for a tenant.
 *
 * @public
 */
export const daprKindSchema = z.enum(DAPR_KINDS);

/** A kind of Dapr besides Components. */
export const daprResourceKindSchema = z.enum(DAPR_RESOURCE_KINDS);

/**
 * The full name of the CRD of a kind of Dapr, e.g. `configurations.dapr.io`.
 *
 * @public
 */
export function daprCrdName<K extends DaprKind>(name: K): DaprCrdName<K> {
  return `${DAPR_KIND_TABLE[name].plural}.dapr.io`;
}

/**
 * Kinds of Dapr in one phrase: "Component, Subscription or MCPServer".
 *
 * @public
 */
export function daprKindsAsText(
  kinds: readonly DaprKind[] = DAPR_KINDS,
): string {
  return `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`;
}

/**
 * Whether a version of Dapr is a minor or newer; undefined when it is no version, such as `edge`, `nightly-2026-11-30` or the
 * `0.0.0` of builds without one.
 * A release candidate has what its release has.
 *
 * @param daprVersion - e.g. `1.17.13`
 * @param minor - e.g. `1.18`
 * @public
 */
export function isDaprAtLeast(
  daprVersion: string,
  minor: string,
): boolean | undefined {
  const version = /^v?(?!0\.0(?!\d))\d{1,2}\.\d+/.test(daprVersion)
    ? semver.coerce(daprVersion)
    : null;
  return version ? semver.gte(version, `${minor}.0`) : undefined;
}

/**
 * The kinds that a Dapr may lack although it is new enough to be shared: 1.14 is the first that keeps tenants apart.
 * A host without their CRDs is whole; it has no objects of them.
 *
 * @public
 */
export const LATER_DAPR_KINDS = DAPR_KINDS.filter(
  each => !isDaprAtLeast('1.14', DAPR_KIND_TABLE[each].since),
);
