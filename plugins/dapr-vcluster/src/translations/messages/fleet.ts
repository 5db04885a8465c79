/** Texts of the fleet page. */
export const fleet = {
  title: 'Dapr vclusters',
  hosts: 'Hosts',
  hostsWhat: 'the hosts',
  tenantsWhat: 'the tenants',
  tenants: 'Tenants',
  caption: 'Tenants {{from}} to {{to}} of {{total}}',
  search: 'Search',
  searchHelp: 'Name, namespace, host or owner',
  filterHost: 'Host',
  filterPhase: 'Phase',
  filterRegistered: 'Registration',
  registered: {
    true: 'Registered',
    false: 'Not registered',
  },
  all: 'All',
  clear: 'Clear filters',
  shown_one: '{{count}} tenant',
  shown_other: '{{count}} tenants',
  name: 'Tenant',
  host: 'Host',
  owner: 'Owner',
  phase: 'Phase',
  version: 'Version',
  components: 'Dapr Components',
  sidecars: 'Sidecars',
  created: 'Created',
  pageOf: '{{from}}-{{to}} of {{total}}',
  empty: {
    title: 'No tenants',
    description:
      'The list contains only tenants that you have permission to read. To get started, create a tenant.',
    withoutPermissions: 'To get started, create a tenant.',
  },
  noMatch: {
    title: 'No matching tenants',
    description: 'Change the search or clear the filters.',
  },
  incomplete:
    'The list may be incomplete: {{hosts}} cannot be read completely.',
  hostCard: {
    readableOnly:
      'Tenants and sidecars that you can read. Those of the whole host are not shown without permission dapr-vcluster.host.read.',
    kubernetes: 'Kubernetes',
    dapr: 'Dapr',
    daprMissing: 'not installed',
    tenants: 'Tenants',
    sidecars: 'Sidecars',
    readOnly: 'Read-only',
  },
} as const;
