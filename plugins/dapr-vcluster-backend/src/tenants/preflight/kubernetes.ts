import {
  defaultKubernetesOf,
  Finding,
  JsonRecord,
  kubernetesSkew,
} from 'backstage-plugin-dapr-vcluster-common';
import { PreflightFacts } from './types';

/** What vcluster supports of the two versions of Kubernetes; nothing where a version is not known. */
export function evaluateSkew({
  kubernetes: { host, vcluster } = {},
}: Pick<PreflightFacts, 'kubernetes'>): Finding[] {
  const { state, source, asOf, listed } = kubernetesSkew(host, vcluster);
  const shared = {
    ruleId: 'G13/kubernetes-skew',
    source,
    evidence: [
      { label: 'Kubernetes of the host', value: host ?? '' },
      { label: 'Kubernetes of the vcluster', value: vcluster ?? '' },
      { label: 'As of', value: asOf },
    ],
  };
  if (state === 'known-issue') {
    return [
      {
        ...shared,
        severity: 'warning',
        title: `Pods can stay not ready in a vcluster with Kubernetes ${vcluster} on a host with ${host}`,
        fix: 'Give the vcluster Kubernetes 1.34 or newer: controlPlane.distro.k8s in its values',
      },
    ];
  }
  if (state === 'not-listed') {
    return [
      {
        ...shared,
        severity: 'info',
        title: `vcluster's table of versions does not have Kubernetes ${vcluster} on a host with ${host}`,
        fix: `Both from ${listed.from} to ${listed.to} are in the table, and the same version for both is tested`,
      },
    ];
  }
  return [];
}

/** The version of Kubernetes that a vcluster gets: as its values say, else as its chart does. */
export function wantedKubernetes(
  chartVersion: string,
  values: JsonRecord = {},
): string | undefined {
  const at = (value: unknown, key: string) =>
    (value as JsonRecord | undefined)?.[key];
  const distros = ['controlPlane', 'distro'].reduce<unknown>(at, values);
  // Up to 0.32 and 0.25; their images are tagged by the version of Kubernetes.
  const other = ['k3s', 'k0s']
    .map(name => at(distros, name))
    .find(distro => at(distro, 'enabled') === true);
  const k8s = at(distros, 'k8s');
  const tag = (of: unknown) => at(at(of, 'image'), 'tag');
  const given = other
    ? [tag(other)]
    : [at(k8s, 'version'), tag(k8s), tag(at(k8s, 'apiServer'))];
  const text = given.find(each => typeof each === 'string' && each !== '');
  return (text as string | undefined) ?? defaultKubernetesOf(chartVersion);
}
