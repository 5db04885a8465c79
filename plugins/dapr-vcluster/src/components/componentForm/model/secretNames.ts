import { FORM_SECRET_PREFIX } from 'backstage-plugin-dapr-vcluster-common';

/** Name of the task secret with the value of a metadata field. */
export function formSecretName(field: string): string {
  return `${FORM_SECRET_PREFIX}${field}`;
}

/** Name of the Secret that is created for a Dapr Component. */
export function ownSecretName(component: string): string {
  return `${component}-secrets`;
}
