/** Texts of buttons that open software templates. */
export const templateButtons = {
  create: 'Create tenant',
  register: 'Register Dapr Component',
  deploy: 'Deploy app',
  pause: 'Pause tenant',
  resume: 'Resume tenant',
  upgrade: 'Upgrade tenant',
  upgradeSeveral: 'Upgrade in waves',
  extend: 'Extend tenant',
  kubeconfig: 'Get kubeconfig',
  adopt: 'Register vcluster',
  delete: 'Delete tenant',
  denied: 'You need the permission {{permission}}.',
  readOnlyHost: 'The portal has read-only access to host {{host}}.',
  notReady: 'The vcluster must be ready. Its current phase is {{phase}}.',
  cannotPause:
    'Only a vcluster that runs can be paused. Its current phase is {{phase}}.',
  cannotResume:
    'Only a paused vcluster can be resumed. Its current phase is {{phase}}.',
  cannotUpgrade:
    'Only a vcluster that runs can be upgraded. Its current phase is {{phase}}.',
  upgrading: 'It is being upgraded to {{version}}.',
  noProfile: 'It has no profile that this portal offers.',
  checking: 'Checking your permissions.',
  noTemplates: 'No software templates are installed in this portal.',
  /** In the menu of an entity, where a few words fit. */
  menu: {
    denied: 'no permission',
    readOnlyHost: 'read-only host',
    phase: 'not now: {{phase}}',
    upgrading: 'not now: upgrading',
    noProfile: 'no known profile',
  },
} as const;
