import { kubernetesSkew } from 'backstage-plugin-dapr-vcluster-common';
import { VclusterRule } from './vclusterRule';

/** Two versions of Kubernetes with which pods of the vcluster stay not ready although they run. */
export const KUBERNETES_SKEW: VclusterRule = {
  id: 'tenant/kubernetes-skew',
  severity: 'warning',
  evaluate: ({ kubernetes: { host, vcluster } = {} }) => {
    const { state, source, asOf, listed } = kubernetesSkew(host, vcluster);
    return state === 'known-issue'
      ? {
          title: `Pods can stay not ready in the vcluster: it has Kubernetes ${vcluster}, its host ${host}.`,
          evidence: {
            Host: host,
            Vcluster: vcluster,
            'Listed by vcluster': `${listed.from} to ${listed.to}`,
            Source: source,
            'As of': asOf,
          },
          fix: 'Give the vcluster Kubernetes 1.34 or newer: controlPlane.distro.k8s in its values, or a newer chart.',
        }
      : undefined;
  },
};
