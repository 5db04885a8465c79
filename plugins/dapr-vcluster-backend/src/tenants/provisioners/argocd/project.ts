import {
  HostObject,
  ProvisionProblem,
} from 'backstage-plugin-dapr-vcluster-node';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { trimEnd } from 'lodash';
import { IN_CLUSTER } from '../../../inventory/argocd';
import { wildcardMatches } from './wildcard';

type Kind = { group?: string; kind?: string };

/** Fields of an AppProject (argoproj.io/v1alpha1) that restrict its Applications. */
type AppProjectSpec = {
  sourceRepos?: string[];
  sourceNamespaces?: string[];
  destinations?: Array<{ server?: string; name?: string; namespace?: string }>;
  clusterResourceWhitelist?: Kind[];
  clusterResourceBlacklist?: Kind[];
  namespaceResourceWhitelist?: Kind[];
  namespaceResourceBlacklist?: Kind[];
};

/** What an Application of a tenant would be. */
export type WantedApplication = {
  ref: TenantRef;
  /** Namespace of the Application itself. */
  namespace: string;
  /** Namespace of Argo CD. */
  argocd: string;
  repository: string;
  /** Whether the chart makes rights on the whole host. */
  isClusterWide: boolean;
};

const RBAC = 'rbac.authorization.k8s.io';

/** Kinds that the chart always renders. */
const CHART_KINDS: Kind[] = [
  { group: 'apps', kind: 'StatefulSet' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'Secret' },
  { group: '', kind: 'ServiceAccount' },
  { group: RBAC, kind: 'Role' },
  { group: RBAC, kind: 'RoleBinding' },
];

/** Kinds that the chart renders beside them where a vcluster has several host namespaces. */
const CLUSTER_KINDS: Kind[] = [
  { group: RBAC, kind: 'ClusterRole' },
  { group: RBAC, kind: 'ClusterRoleBinding' },
];

/**
 * What an AppProject forbids of a tenant's Application, which Argo CD would only say once it is there. Sync windows are not
 * looked at: they end by themselves.
 */
export function projectProblem(
  project: HostObject,
  wanted: WantedApplication,
): ProvisionProblem | undefined {
  const spec = (project.spec ?? {}) as AppProjectSpec;
  const { name } = project.metadata;
  const problem = (message: string, fix: string): ProvisionProblem => ({
    message: `AppProject "${name}" ${message}`,
    fix,
  });
  const { ref, namespace, argocd, repository } = wanted;
  if (
    namespace !== argocd &&
    !permits(spec.sourceNamespaces ?? [], each =>
      wildcardMatches(each, namespace),
    )
  ) {
    return problem(
      `lets no Application of namespace "${namespace}" use it`,
      `Add a pattern such as "vcluster-*" to its sourceNamespaces, and to application.namespaces of Argo CD.`,
    );
  }
  if (
    !permits(spec.sourceRepos ?? [], each =>
      wildcardMatches(trimmed(each), trimmed(repository), { isPath: true }),
    )
  ) {
    return problem(
      `does not permit the chart repository ${repository}`,
      'Add it to its sourceRepos, or name another AppProject in daprVcluster.argocd.project.',
    );
  }
  if (!permitsDestination(spec.destinations ?? [], ref.namespace)) {
    return problem(
      `does not permit namespace "${ref.namespace}" of ${IN_CLUSTER.server} as a destination`,
      'Add a destination with a namespace such as "vcluster-*" to it, or choose another namespace.',
    );
  }
  const forbidden = forbiddenKind(spec, wanted.isClusterWide);
  return forbidden
    ? problem(
        `does not permit ${forbidden.kind}, which the chart of vcluster makes`,
        'Permit it in the lists of kinds of the AppProject.',
      )
    : undefined;
}

/** As Argo CD reads a list: one entry has to match, and none that begins with an exclamation mark may. */
function permits(
  patterns: readonly string[],
  matches: (pattern: string) => boolean,
): boolean {
  const isDenied = patterns.some(
    each => each.startsWith('!') && matches(each.slice(1)),
  );
  return (
    !isDenied && patterns.some(each => !each.startsWith('!') && matches(each))
  );
}

function permitsDestination(
  destinations: NonNullable<AppProjectSpec['destinations']>,
  namespace: string,
): boolean {
  const isCluster = ({ server, name }: (typeof destinations)[number]) => {
    const [pattern, value] = server
      ? [server.replace(/^!/, ''), IN_CLUSTER.server]
      : [(name ?? '').replace(/^!/, ''), IN_CLUSTER.name];
    return wildcardMatches(pattern, value);
  };
  const denies = (text = '') => text.startsWith('!');
  const isDenied = destinations.some(each => {
    const pattern = each.namespace ?? '';
    const isNamespace = wildcardMatches(pattern.replace(/^!/, ''), namespace);
    return (
      (denies(pattern) && isNamespace && isCluster(each)) ||
      (denies(each.server ?? each.name) && isCluster(each))
    );
  });
  return (
    !isDenied &&
    destinations.some(
      each =>
        !denies(each.namespace) &&
        !denies(each.server ?? each.name) &&
        isCluster(each) &&
        wildcardMatches(each.namespace ?? '', namespace),
    )
  );
}

/** Without lists, an AppProject permits all kinds in namespaces and none outside. */
function forbiddenKind(
  {
    clusterResourceWhitelist = [],
    clusterResourceBlacklist = [],
    namespaceResourceWhitelist,
    namespaceResourceBlacklist = [],
  }: AppProjectSpec,
  isClusterWide: boolean,
): Kind | undefined {
  const isIn = (list: readonly Kind[], { group = '', kind = '' }: Kind) =>
    list.some(
      each =>
        wildcardMatches(each.group ?? '', group) &&
        wildcardMatches(each.kind ?? '', kind),
    );
  return (
    CHART_KINDS.find(
      kind =>
        isIn(namespaceResourceBlacklist, kind) ||
        (namespaceResourceWhitelist && !isIn(namespaceResourceWhitelist, kind)),
    ) ??
    (isClusterWide
      ? CLUSTER_KINDS.find(
          kind =>
            isIn(clusterResourceBlacklist, kind) ||
            !isIn(clusterResourceWhitelist, kind),
        )
      : undefined)
  );
}

function trimmed(repository: string): string {
  return trimEnd(repository, '/').replace(/\.git$/, '');
}
