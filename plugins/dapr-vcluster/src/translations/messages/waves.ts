/** Texts of upgrades of several tenants. */
export const waves = {
  title: 'Upgrades in waves',
  what: 'the upgrades in waves',
  of_one: 'Upgrade of {{count}} tenant',
  of_other: 'Upgrade of {{count}} tenants',
  by: 'Started by',
  progress: '{{ended}} of {{all}} tenants have ended',
  nextBatch: 'The next batch begins',
  hidden_one: '{{count}} further tenant, which you may not read.',
  hidden_other: '{{count}} further tenants, which you may not read.',
  showTenants: 'Show tenants',
  hideTenants: 'Hide tenants',
  tenants: 'Tenants of this upgrade',
  tenant: 'Tenant',
  batch: 'Batch',
  canary: 'Canary',
  none: '–',
  versions: 'Versions',
  fromTo: '{{from}} to {{to}}',
  became: 'State',
  state: {
    running: 'Running',
    cancelling: 'Being cancelled',
    stopped: 'Stopped',
    cancelled: 'Cancelled',
    done: 'Done',
  },
  tenantState: {
    waiting: 'Not begun',
    running: 'Being upgraded',
    upgraded: 'Upgraded',
    unchanged: 'Had the version',
    'rolled-back': 'Rolled back',
    failed: 'Failed',
    skipped: 'Skipped',
  },
  action: {
    resume: 'Resume',
    retry: 'Resume and retry',
    cancel: 'Cancel the rest',
  },
  ask: {
    resume_one:
      'Upgrade the tenant that waits? What has failed stays as it is.',
    resume_other:
      'Upgrade the {{count}} tenants that wait? What has failed stays as it is.',
    retry_one: 'Upgrade the tenant that waits or has failed?',
    retry_other: 'Upgrade the {{count}} tenants that wait or have failed?',
    cancel_one:
      'Leave the tenant that waits as it is? Upgrades that are under way still end.',
    cancel_other:
      'Leave the {{count}} tenants that wait as they are? Upgrades that are under way still end.',
  },
  back: 'Back',
} as const;
