import { ErrorDetails } from 'backstage-plugin-dapr-vcluster-common';

/**
 * Attaches field, value, fix or permission to an error, as the enumerable property `details`:
 * Backstage's error middleware sends it as `error.details`. Never pass a secret as `value`.
 */
export function withDetails<E extends Error>(
  error: E,
  details: ErrorDetails,
): E & { details: ErrorDetails } {
  return Object.assign(error, { details });
}
