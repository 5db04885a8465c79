import { DaprVclusterError } from 'backstage-plugin-dapr-vcluster-common';

/** HTTP status of an error; undefined without a response. */
export function statusOf(error: Error | undefined): number | undefined {
  return error instanceof DaprVclusterError ? error.status : undefined;
}

/** Name of the denied permission, if the backend returns it. */
export function deniedPermission(error: Error | undefined): string | undefined {
  return error instanceof DaprVclusterError
    ? error.details.permission
    : undefined;
}

/**
 * The error that replaces the data: nothing was loaded yet, or the data no longer exists or the user may no longer see
 * it.
 */
export function failureOf({
  data,
  error,
}: {
  data?: unknown;
  error?: Error;
}): Error | undefined {
  return error && (data === undefined || isRefusal(error)) ? error : undefined;
}

/** Whether an early retry cannot succeed. */
export function isRefusal(error: Error): boolean {
  const status = statusOf(error);
  return status !== undefined && [400, 401, 403, 404].includes(status);
}
