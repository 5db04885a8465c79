import {
  extendTenantResultSchema,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Answer, ok, Seen } from './answer';

/** The answer of the route for a tenant that has expired. */
export function extendAnswer(
  { host, namespace, name }: TenantRef,
  { dryRun }: Seen,
): Answer {
  return ok(
    extendTenantResultSchema.parse({
      id: `${host}/${namespace}/${name}`,
      outcome: dryRun ? 'dry-run' : 'extended',
      expiresAt: '2027-01-31T18:00:00.000Z',
      before: '2026-11-01T00:00:00.000Z',
      latest: '2027-03-01T00:00:00.000Z',
      resumes: true,
    }),
  );
}
