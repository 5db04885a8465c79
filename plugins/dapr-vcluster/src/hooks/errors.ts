import { DaprVclusterError } from 'backstage-plugin-dapr-vcluster-common';

/** HTTP status of a failure; undefined when there was no answer at all. */
export function statusOf(error: Error | undefined): number | undefined {
  return error instanceof DaprVclusterError ? error.status : undefined;
}

/** Name of the permission that was denied, where the backend gives it. */
export function deniedPermission(error: Error | undefined): string | undefined {
  return error instanceof DaprVclusterError
    ? error.details.permission
    : undefined;
}

/**
 * The failure that is shown in place of all that was read: nothing is there, or neither what is gone nor what may not be
 * seen any more is shown because it once was.
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

/** Whether asking again soon cannot help. */
export function isRefusal(error: Error): boolean {
  const status = statusOf(error);
  return status !== undefined && [400, 401, 403, 404].includes(status);
}
