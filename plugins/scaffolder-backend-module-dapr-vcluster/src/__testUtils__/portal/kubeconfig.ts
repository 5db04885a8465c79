import {
  issueKubeconfigResultSchema,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Answer, ok, Seen } from './answer';

/** A token that no part of a task may ever see. */
export const KUBECONFIG_TOKEN = 'kubeconfig-token-of-a-user';

/** The answer of the route, with a kubeconfig unless it is a dry run. */
export function kubeconfigAnswer(
  { host, namespace, name }: TenantRef,
  { dryRun, body }: Seen,
): Answer {
  if (body?.output === 'argocd') {
    return argoCdAnswer({ host, namespace, name }, dryRun);
  }
  return ok(
    issueKubeconfigResultSchema.parse({
      id: `${host}/${namespace}/${name}`,
      outcome: dryRun ? 'dry-run' : 'issued',
      clusterRole: 'view',
      minutes: body?.minutes ?? 60,
      maxMinutes: 480,
      address: {
        via: 'port-forward',
        server: 'https://localhost:8443',
        verified: true,
        command: `kubectl --namespace ${namespace} port-forward service/${name} 8443:443`,
      },
      notes: [],
      ...(!dryRun && {
        kubeconfig: `token: ${KUBECONFIG_TOKEN}`,
        expiresAt: '2026-01-01T01:00:00Z',
      }),
    }),
  );
}

/** The answer for Argo CD: what it has been given is a secret that is in no answer. */
function argoCdAnswer(
  { host, namespace, name }: TenantRef,
  dryRun: boolean,
): Answer {
  return ok(
    issueKubeconfigResultSchema.parse({
      id: `${host}/${namespace}/${name}`,
      outcome: dryRun ? 'dry-run' : 'issued',
      clusterRole: 'cluster-admin',
      minutes: 1_440,
      maxMinutes: 1_440,
      address: {
        via: 'service',
        server: `https://${name}.${namespace}:443`,
        verified: false,
      },
      notes: [],
      secret: { namespace: 'argocd', name: `dapr-vcluster-${namespace}` },
    }),
  );
}
