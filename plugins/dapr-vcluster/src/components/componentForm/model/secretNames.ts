import { FORM_SECRET_PREFIX } from 'backstage-plugin-dapr-vcluster-common';

/** Name of the task's secret that holds the text of a metadata field. */
export function formSecretName(field: string): string {
  return `${FORM_SECRET_PREFIX}${field}`;
}

/** Name of the Secret made for a Dapr Component's own secret texts. */
export function ownSecretName(component: string): string {
  return `${component}-secrets`;
}
