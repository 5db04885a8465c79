import { TenantContext } from 'backstage-plugin-dapr-vcluster-common';
import { brokerClaims } from 'backstage-plugin-dapr-vcluster-common/rules';
import { z } from 'zod/v3';
import { invalid } from '../../platform/errors';

const MAX_ASKED = 50;
const askedSchema = z.array(z.string().max(1_000)).max(MAX_ASKED);

/** The tenant context as it leaves the backend: yes or no to the tenant's own claims and those asked for, no others. */
export function ownClaims(
  { claims = [], ...context }: TenantContext,
  asked: readonly string[],
): TenantContext {
  const own = (context.components ?? [])
    .flatMap(component => brokerClaims(component))
    .map(({ key }) => key);
  const known = new Set([...own, ...asked]);
  return { ...context, claims: claims.filter(key => known.has(key)) };
}

/** @throws InputError with details when the text is no JSON array of at most 50 keys. */
export function askedClaims(text: string | undefined): string[] {
  if (text === undefined) {
    return [];
  }
  try {
    return askedSchema.parse(JSON.parse(text));
  } catch {
    throw invalid(`claims is no JSON array of at most ${MAX_ASKED} texts`, {
      field: 'claims',
      fix: 'Send the keys of broker claims as a JSON array of texts.',
    });
  }
}
