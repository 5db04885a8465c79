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
