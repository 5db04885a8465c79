import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';

/** Input `confirm` of the actions that pause and resume. */
export const confirmInput = () =>
  z
    .string()
    .optional()
    .describe(
      'Host and name of the vcluster as <host>/<name>, as a person typed it; anything else is refused',
    );

/** What a person must type: hosts can have vclusters of the same name. */
export function confirmText({ host, name }: TenantRef): string {
  return `${host}/${name}`;
}
