/** Names of the software templates that this project ships, all in the catalog's namespace `default`. */
export const TEMPLATES = {
  create: 'create-tenant',
  register: 'register-dapr-component',
  deploy: 'deploy-dapr-app',
  delete: 'delete-tenant',
} as const;

/** Address of a template's form with some of its fields filled in. */
export function prefilled(path: string, formData: Record<string, string>) {
  return `${path}?formData=${encodeURIComponent(JSON.stringify(formData))}`;
}
