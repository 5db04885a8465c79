import { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject, Resource, RESOURCES } from '../hosts';
import { WORKLOAD_SELECTOR } from './apps';
import { Items, SourceKind } from './model';
import { componentProjection } from './projections/component';
import { baseOf } from './projections/metadata';
import { projectNamespace } from './projections/namespace';
import { projectPod } from './projections/pod';
import { projectRelease } from './projections/release';
import { projectWorkload } from './projections/workload';

/** One watched kind: what to ask for, and what to keep of each object. */
export type WatchedKind<K extends SourceKind = SourceKind> = {
  kind: K;
  resource: Resource;
  labelSelector?: string;
  /** Undefined for objects that are not kept. */
  project(object: KubeObject): Items[K] | undefined;
};

/** The kinds watched on every host, one stream each; all namespaces at once. */
export function watchedKinds(catalogue: ComponentCatalogue): {
  [K in SourceKind]: WatchedKind<K>;
} {
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
    'components.dapr.io': {
      kind: 'components.dapr.io',
      resource: RESOURCES.components,
      project: componentProjection(catalogue),
    },
    'configurations.dapr.io': {
      kind: 'configurations.dapr.io',
      resource: RESOURCES.configurations,
      project: baseOf,
    },
    'helmreleases.helm.toolkit.fluxcd.io': {
      kind: 'helmreleases.helm.toolkit.fluxcd.io',
      resource: RESOURCES.helmReleases,
      project: projectRelease,
    },
  };
}
