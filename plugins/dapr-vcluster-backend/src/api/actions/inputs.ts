import {
  parseTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { invalid } from '../../platform/errors';

/** Input of a tenant: one text, as every answer gives it. */
export const tenantInput = z
  .string()
  .describe('The tenant, as <host>/<namespace>/<name>; list-tenants gives it');

/** Clients that speak for language models often send a switch as text. */
export const flagInput = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform(text => text === 'true'),
]);

/** A dry run is the default: a write needs an explicit false. */
export const dryRunInput = flagInput
  .default(true)
  .describe(
    'true (default): check everything and change nothing; false: do it',
  );

/** @throws InputError naming the text and the form expected. */
export function readTenant(text: string): TenantRef {
  try {
    return parseTenantRef(text);
  } catch (error) {
    throw invalid((error as Error).message, {
      field: 'tenant',
      value: text.slice(0, 200),
      fix: 'Take the id that list-tenants gives.',
    });
  }
}
