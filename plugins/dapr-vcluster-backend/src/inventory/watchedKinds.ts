import {
  DAPR_KIND_TABLE,
  DAPR_RESOURCE_KINDS,
  daprCrdName,
} from 'backstage-plugin-dapr-vcluster-common';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  RESOURCES,
  WatchedKind as KindToWatch,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { WORKLOAD_SELECTOR } from './model/apps';
import { Items, ResourceKind, SourceKind } from './model/model';
import { projectApplication } from './argocd';
import { componentProjection } from './projections/component';
import { projectNamespace } from './projections/namespace';
import { projectPod } from './projections/pod';
import { projectQuota } from './projections/quota';
import { projectRelease } from './projections/release';
import { projectResource, projectSubscription } from './projections/resource';
import { projectWorkload } from './projections/workload';

/** One watched kind: what to request, and what to keep of each object. */
export type WatchedKind<K extends SourceKind = SourceKind> = KindToWatch<
  Items[K]
> & { kind: K };

/** Kinds that are watched only where the portal is told to. */
type OptionalKind = 'applications.argoproj.io';

/** What to watch of each kind. */
export type WatchedKinds = {
  [K in Exclude<SourceKind, OptionalKind>]: WatchedKind<K>;
} & { [K in OptionalKind]?: WatchedKind<K> };

/**
 * The kinds watched on every host, one stream each; all namespaces at once. Applications of Argo CD can be many and large,
 * and most are of other software.
 */
export function watchedKinds(
  catalogue: ComponentCatalogue,
  { applications = false }: { applications?: boolean } = {},
): WatchedKinds {
  const workloads = {
    labelSelector: WORKLOAD_SELECTOR,
    project: projectWorkload,
  };
  return {
    namespaces: {
      kind: 'namespaces',
      resource: RESOURCES.namespaces,
      project: projectNamespace,
    },
    'statefulsets.apps': {
      kind: 'statefulsets.apps',
      resource: RESOURCES.statefulSets,
      ...workloads,
    },
    'deployments.apps': {
      kind: 'deployments.apps',
      resource: RESOURCES.deployments,
      ...workloads,
    },
    pods: { kind: 'pods', resource: RESOURCES.pods, project: projectPod },
    resourcequotas: {
      kind: 'resourcequotas',
      resource: RESOURCES.resourceQuotas,
      project: projectQuota,
    },
    'components.dapr.io': {
      kind: 'components.dapr.io',
      resource: RESOURCES.components,
      project: componentProjection(catalogue),
    },
    ...daprResources(),
    'subscriptions.dapr.io': {
      kind: 'subscriptions.dapr.io',
      resource: RESOURCES.subscriptions,
      project: projectSubscription,
    },
    'helmreleases.helm.toolkit.fluxcd.io': {
      kind: 'helmreleases.helm.toolkit.fluxcd.io',
      resource: RESOURCES.helmReleases,
      project: projectRelease,
    },
    ...(applications && {
      'applications.argoproj.io': {
        kind: 'applications.argoproj.io' as const,
        resource: RESOURCES.applications,
        project: projectApplication,
      },
    }),
  };
}

/** Dapr's kinds besides Components; those that a host does not serve are missing there, which is no error. */
function daprResources(): { [K in ResourceKind]: WatchedKind<K> } {
  const each = DAPR_RESOURCE_KINDS.map(name => {
    const kind = daprCrdName(name);
    const resource = DAPR_KIND_TABLE[name];
    return [kind, { kind, resource, project: projectResource }];
  });
  return Object.fromEntries(each);
}
