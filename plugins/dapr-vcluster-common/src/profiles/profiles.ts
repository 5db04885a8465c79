/**
 * How a tenant's Dapr resources reach the host.
 *
 * @public
 */
export type ProfileName =
  | 'oss-synced'
  | 'oss-hostmanaged'
  | 'oss-multins'
  | 'free-tier'
  | 'legacy';

/**
 * One way of getting a tenant's Dapr resources to the host.
 *
 * @public
 */
export type Profile = {
  name: ProfileName;
  title: string;
  description: string;
  /** How virtual namespaces map to host namespaces. */
  mode: 'single-namespace' | 'multi-namespace';
  /** Where the portal writes a Dapr Component: the vcluster's API server, or its host namespace. */
  componentsIn: 'virtual' | 'host';
  /** Whether the Component syncer copies Dapr resources from the vcluster to the host. */
  needsComponentSyncer?: boolean;
  /** Minor versions of the chart that have it: first and last (inclusive), as `0.N`. */
  minors: readonly [first: number, last: number | undefined];
  defaultChartVersion: string;
  /** Why it is offered only where an owner's configuration names it; absent when it always is. */
  onlyWhenNamed?: string;
};

/**
 * Profiles the product can create, in the order in which they are offered. Source of the version limits: the chart's closed values schema per minor.
 *
 * @public
 */
export const PROFILES: Readonly<
  Record<'oss-synced' | 'oss-hostmanaged' | 'oss-multins', Profile>
> = {
  'oss-synced': {
    name: 'oss-synced',
    title: 'Open source, synced by the Component syncer',
    description:
      "Supported vcluster versions, no licence. Tenants create Dapr resources in the vcluster, and the Component syncer checks them and copies them to the vcluster's host namespace; their names stay as they are.",
    mode: 'single-namespace',
    componentsIn: 'virtual',
    needsComponentSyncer: true,
    minors: [26, undefined],
    defaultChartVersion: '0.37.2',
  },
  'oss-hostmanaged': {
    name: 'oss-hostmanaged',
    title: 'Open source, registered on the host',
    description:
      "Supported vcluster versions, no licence. The portal registers Dapr Components in the vcluster's host namespace; their names stay as they are.",
    mode: 'single-namespace',
    componentsIn: 'host',
    minors: [26, undefined],
    defaultChartVersion: '0.37.2',
  },
  'oss-multins': {
    name: 'oss-multins',
    title: 'Open source, synced by the vcluster (0.25)',
    description:
      'Tenants create Dapr Components through their own API server and the syncer copies them. Needs vcluster 0.25, which is past its end of life and whose syncer can read the Secrets of the whole host. Offered only where daprVcluster.profiles names it.',
    mode: 'multi-namespace',
    componentsIn: 'virtual',
    minors: [20, 25],
    defaultChartVersion: '0.25.2',
    onlyWhenNamed:
      'It needs a vcluster past its end of life, whose syncer can read the Secrets of the whole host.',
  },
};

/**
 * Name of a profile the product can create.
 *
 * @public
 */
export type CreatableProfile = keyof typeof PROFILES;

/**
 * Type guard for {@link CreatableProfile}.
 *
 * @public
 */
export function isCreatableProfile(name: string): name is CreatableProfile {
  return Object.prototype.hasOwnProperty.call(PROFILES, name);
}
