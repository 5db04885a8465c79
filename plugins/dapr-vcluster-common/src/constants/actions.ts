/** Ids of the scaffolder actions: public API, never renamed. */
export const ACTIONS = {
  create: 'vcluster:create',
  wait: 'vcluster:wait',
  pause: 'vcluster:pause',
  resume: 'vcluster:resume',
  upgrade: 'vcluster:upgrade',
  delete: 'vcluster:delete',
  applyManifests: 'vcluster:manifests:apply',
  registerComponent: 'dapr:component:register',
  deleteComponent: 'dapr:component:delete',
  check: 'dapr:check',
} as const;
