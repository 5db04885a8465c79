import { HostKind } from 'backstage-plugin-dapr-vcluster-node';

/** Flux's description of a Helm chart repository. */
export const HELM_REPOSITORY: HostKind = {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'HelmRepository',
  plural: 'helmrepositories',
};

/** Flux's description of an installed chart. */
export const HELM_RELEASE: HostKind = {
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  plural: 'helmreleases',
};
