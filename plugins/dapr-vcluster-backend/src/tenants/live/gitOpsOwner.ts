import {
  LABEL_MANAGED_BY,
  MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** A GitOps tool and what of it describes an object. */
export type GitOpsOwner = { tool: 'Flux' | 'Argo CD'; object: string };

const KUSTOMIZATION = 'kustomize.toolkit.fluxcd.io/';
const HELM_RELEASE = 'helm.toolkit.fluxcd.io/';
const ARGO = 'argocd.argoproj.io/';

/**
 * Who describes an object in Git, by the marks that Flux and Argo CD leave; whatever else changes it is undone. HelmReleases
 * that this portal writes itself, and what Flux makes of them, are described by nobody else.
 */
export function gitOpsOwner(
  object: KubeObject | undefined,
): GitOpsOwner | undefined {
  const { labels = {}, annotations = {} } = object?.metadata ?? {};
  const named = (prefix: string) =>
    labels[`${prefix}name`] &&
    `${labels[`${prefix}namespace`] ?? ''}/${labels[`${prefix}name`]}`;
  const kustomization = named(KUSTOMIZATION);
  if (kustomization) {
    return { tool: 'Flux', object: `Kustomization ${kustomization}` };
  }
  const [app] = (annotations[`${ARGO}tracking-id`] ?? '').split(':');
  const application = app || labels[`${ARGO}instance`];
  if (application) {
    return { tool: 'Argo CD', object: `Application ${application}` };
  }
  const release = named(HELM_RELEASE);
  return release && labels[LABEL_MANAGED_BY] !== MANAGED_BY
    ? { tool: 'Flux', object: `HelmRelease ${release}` }
    : undefined;
}
