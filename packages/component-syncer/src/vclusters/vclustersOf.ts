import {
  isMeantToSync,
  LABEL_NAMESPACE_SCOPING,
  LABEL_RESTART_APPS,
  LABEL_SYNC,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { NamespaceScoping } from '../settings';

/** What is kept of a host namespace. */
export type HostNamespace = {
  name: string;
  labels: Record<string, string>;
  profile?: string;
  /** The vcluster of multi-namespace mode that it belongs to, as `<namespace>/<name>`. */
  partOf?: string;
  deleting: boolean;
};

/** What is kept of a StatefulSet or Deployment of a vcluster. */
export type VclusterWorkload = VclusterRef & {
  /** Name of the object, which is the vcluster's too unless somebody renamed it. */
  object: string;
  sync?: string;
  paused: boolean;
  deleting: boolean;
};

/**
 * A vcluster on the host: `served` is to be copied, `paused` is left alone until it is resumed, `other` is none of the
 * syncer's, `unsupported` is meant to be copied but cannot be.
 */
export type Vcluster = VclusterRef & {
  is: 'served' | 'paused' | 'other' | 'unsupported';
  reason?: string;
  scoping: NamespaceScoping;
  /** Whether apps are restarted that do not take up a change by themselves. */
  restarts: boolean;
};

/** The vclusters of a host. Whether one is served is said on the host alone, where tenants cannot write. */
export function vclustersOf(
  namespaces: readonly HostNamespace[],
  workloads: readonly VclusterWorkload[],
  defaultScoping: NamespaceScoping,
): Vcluster[] {
  const byName = new Map(namespaces.map(each => [each.name, each]));
  const several = new Set(namespaces.flatMap(({ partOf }) => partOf ?? []));
  const names = new Map<string, Set<string>>();
  workloads.forEach(({ namespace, name }) => {
    const here = names.get(namespace) ?? new Set();
    names.set(namespace, here.add(name));
  });
  const unique = new Map(
    workloads.map(each => [`${each.namespace}/${each.name}`, each]),
  );
  return [...unique.values()].map(workload => {
    const { namespace, name } = workload;
    const home = byName.get(namespace);
    const scoping = scopingOf(home?.labels[LABEL_NAMESPACE_SCOPING]);
    const vcluster = {
      namespace,
      name,
      scoping: scoping ?? defaultScoping,
      restarts: home?.labels[LABEL_RESTART_APPS] === 'enabled',
    };
    const isMeant = isMeantToSync({
      label: home?.labels[LABEL_SYNC],
      workloadLabel: workload.sync,
      profile: home?.profile,
    });
    if (!isMeant) {
      return { ...vcluster, is: 'other' };
    }
    if (names.get(namespace)!.size > 1) {
      const reason =
        'several vclusters share its host namespace, where their Dapr resources would mix';
      return { ...vcluster, is: 'unsupported', reason };
    }
    if (several.has(`${namespace}/${name}`)) {
      const reason =
        'its pods are in several host namespaces; its own syncer copies Dapr resources there';
      return { ...vcluster, is: 'unsupported', reason };
    }
    const isAtRest = workload.paused || workload.deleting || home?.deleting;
    return { ...vcluster, is: isAtRest ? 'paused' : 'served' };
  });
}

/** A misspelt value counts as `strict`, the narrower of the two. */
function scopingOf(label: string | undefined): NamespaceScoping | undefined {
  if (label === undefined) {
    return undefined;
  }
  return label === 'shared' ? label : 'strict';
}
