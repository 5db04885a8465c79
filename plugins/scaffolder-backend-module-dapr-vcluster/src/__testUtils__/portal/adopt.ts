import {
  adoptTenantResultSchema,
  formatTenantRef,
  releaseTenantResultSchema,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Answer, ok, Seen } from './answer';

/** Answer to a request to register a vcluster. */
export function adoptAnswer(ref: TenantRef, { dryRun, body }: Seen): Answer {
  return ok(
    adoptTenantResultSchema.parse({
      id: formatTenantRef(ref),
      outcome: dryRun ? 'dry-run' : 'adopted',
      owner: body.owner,
      profile: body.profile ?? 'oss-hostmanaged',
      chartVersion: '0.36.1',
      installedBy: 'Helm (revision 3)',
      findings: [
        {
          ruleId: 'adopt/no-kubeconfig',
          severity: 'warning',
          title: 'No kubeconfig',
          evidence: [],
          fix: 'Let it be written',
        },
      ],
    }),
  );
}

/** Answer to a request to undo that. */
export function releaseAnswer(ref: TenantRef, { dryRun }: Seen): Answer {
  return ok(
    releaseTenantResultSchema.parse({
      id: formatTenantRef(ref),
      outcome: dryRun ? 'dry-run' : 'released',
    }),
  );
}
