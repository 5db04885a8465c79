/** Names of the software templates of this project, all in the catalog namespace `default`. */
export const TEMPLATES = {
  create: 'create-tenant',
  register: 'register-dapr-component',
  deploy: 'deploy-dapr-app',
  pause: 'pause-tenant',
  resume: 'resume-tenant',
  upgrade: 'upgrade-tenant',
  upgradeSeveral: 'upgrade-tenants',
  extend: 'extend-tenant',
  kubeconfig: 'get-kubeconfig',
  adopt: 'adopt-tenant',
  delete: 'delete-tenant',
} as const;

/** URL of a template's form with prefilled fields. */
export function prefilled(path: string, formData: Record<string, unknown>) {
  return `${path}?formData=${encodeURIComponent(JSON.stringify(formData))}`;
}
