/** Texts of the card about quota, requests and usage of a tenant. */
export const usage = {
  title: 'Quota and usage',
  what: 'quota and usage',
  quota: 'Quota',
  noQuota: 'No ResourceQuota limits this tenant.',
  resource: 'Resource',
  used: 'Used',
  hard: 'Limit',
  share: 'Share',
  meter: '{{resource}}: {{used}} of {{hard}}',
  requested: 'Requests',
  measured: 'Current usage',
  cpuMemory: '{{cpu}} CPU, {{memory}} memory',
  pods_one: 'in {{count}} pod',
  pods_other: 'in {{count}} pods',
  sidecars: 'Sidecars',
  without_one: '{{count}} container has no CPU request or no memory request',
  without_other:
    '{{count}} containers have no CPU request or no memory request',
  limits: 'Total limits',
} as const;
