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
    none: 'The vcluster and the host no longer differ.',
  },
} as const;
