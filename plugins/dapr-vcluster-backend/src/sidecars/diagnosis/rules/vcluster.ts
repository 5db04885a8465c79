import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { VclusterEvidence } from '../evidence';
import { toFinding } from '../../../platform/findings';
import { KUBERNETES_SKEW } from './kubernetesSkew';
import { VclusterRule } from './vclusterRule';

/** What is wrong with how a tenant is set up; it concerns all its sidecars alike. */
export const VCLUSTER_RULES: readonly VclusterRule[] = [
  {
    id: 'tenant/dapr-inside',
    severity: 'warning',
    evaluate: ({ ownDapr: { namespaces = [], injects } = {} }) =>
      namespaces.length > 0
        ? {
            title:
              'The vcluster has a Dapr control plane of its own beside that of the host.',
            evidence: {
              Namespaces: namespaces.join(', '),
              Effect: effectOf(injects),
            },
            fix: 'Uninstall Dapr in the vcluster: sidecars are injected, configured and certified by the host.',
          }
        : undefined,
  },
  {
    id: 'tenant/crd-stale',
    severity: 'warning',
    evaluate: ({ droppedFields = [] }) =>
      droppedFields.length > 0
        ? {
            title:
              "The vcluster's CRD of Dapr Components is older than the host's and drops fields that are written.",
            evidence: { 'Dropped fields': droppedFields.join(', ') },
            fix: 'Delete the CRD components.dapr.io in the vcluster while it has no Dapr Components, and restart the syncer: it copies the one of the host.',
          }
        : undefined,
  },
  KUBERNETES_SKEW,
];

/** The host's injector leaves a pod alone that comes with a container called daprd. */
function effectOf(injects: boolean | undefined): string {
  switch (injects) {
    case true:
      return 'Its injector is registered in the vcluster: pods come to the host with a daprd of theirs, which the injector of the host then leaves alone.';
    case false:
      return 'Its injector is not registered, so sidecars still come from the host; it only costs what sharing saves.';
    default:
      return 'It costs what sharing saves. Whether its injector is registered in the vcluster is not known.';
  }
}

/** Evaluates how the vcluster of a tenant is configured; silent about what is not known. */
export function evaluateVcluster(evidence: VclusterEvidence): Finding[] {
  return VCLUSTER_RULES.flatMap(rule => {
    const result = rule.evaluate(evidence);
    return result ? [toFinding(rule, result)] : [];
  });
}
