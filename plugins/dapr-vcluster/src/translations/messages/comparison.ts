/** Texts that compare a Dapr resource in the vcluster with its copy on the host. */
export const comparison = {
  declared: 'Declared',
  synced: 'On the host',
  findings: 'Findings',
  virtual: 'In the vcluster',
  host: 'On the host',
  absent: 'not present',
  scopes: 'Scopes',
  noScopes: 'Every app in the namespace loads it.',
  managedBy: 'Managed by',
  managers: {
    tenant: 'the tenant',
    portal: 'this portal',
    host: 'the host',
    unverified: 'unknown: the syncer metadata does not match',
  },
  created: 'Created',
  differences: {
    title: 'Differences',
    what: 'the differences',
    caption: 'Fields of {{name}} that differ',
    field: 'Field',
    unset: 'not set',
    hidden: 'differs: sensitive value, not shown',
    order: 'different order',
    none: {
      vcluster: 'The vcluster and the host no longer differ.',
      portal: 'The host no longer differs from what was registered.',
    },
    declaredIn: { vcluster: 'In the vcluster', portal: 'Registered' },
    putBack: 'Put back what was registered',
    putBackLabel: 'Put back what was registered of {{name}}',
    putBackDone:
      'Put back. The table shows it as soon as the host has reported it.',
  },
} as const;
