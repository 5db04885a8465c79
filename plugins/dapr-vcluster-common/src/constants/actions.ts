/**
 * Ids of the scaffolder actions: public API, never renamed.
 *
 * @public
 */
export const ACTIONS = {
  create: 'vcluster:create',
  wait: 'vcluster:wait',
  files: 'vcluster:files',
  pause: 'vcluster:pause',
  resume: 'vcluster:resume',
  upgrade: 'vcluster:upgrade',
  extend: 'vcluster:extend',
  adopt: 'vcluster:adopt',
  release: 'vcluster:release',
  kubeconfig: 'vcluster:kubeconfig',
  delete: 'vcluster:delete',
  applyManifests: 'vcluster:manifests:apply',
  deleteManifests: 'vcluster:manifests:delete',
  registerComponent: 'dapr:component:register',
  deleteComponent: 'dapr:component:delete',
  check: 'dapr:check',
} as const;

/**
 * Names in the actions registry: public API, never renamed. An MCP client sees them as
 * `dapr-vcluster.<name>`.
 *
 * @public
 */
export const REGISTRY_ACTIONS = {
  listTenants: 'list-tenants',
  getTenant: 'get-tenant',
  explainApp: 'explain-app',
  getSavings: 'get-savings',
  listComponents: 'list-components',
  checkComponent: 'check-component',
  applyComponent: 'apply-component',
  deleteComponent: 'delete-component',
} as const;
