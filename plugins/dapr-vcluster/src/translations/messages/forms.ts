/** The pickers of templates' forms. */
export const pickers = {
  hostsWhat: 'the hosts',
  presetsWhat: 'the presets',
  tenantsWhat: 'the tenants',
  noHosts: 'No host of this portal can be written to.',
  noPresets: 'No presets are offered; the usual size is taken.',
  usual: 'usual choice',
  facts: {
    kubernetes: 'Kubernetes {{version}}',
    dapr: 'Dapr {{version}}',
    tenants_one: '{{count}} tenant',
    tenants_other: '{{count}} tenants',
  },
  hostProblem: {
    connection: 'Cannot be seen right now: {{reason}}',
    daprMissing: 'Dapr is not installed there.',
    injector: 'Its Dapr injector is not ready: new apps get no sidecar.',
  },
  preset: {
    quota: 'All together at most: {{list}}',
    limits: 'Per container unless it says otherwise: {{list}}',
    requests: 'Reserved per container unless it says otherwise: {{list}}',
    controlPlane: 'Its control plane at most: {{list}}',
    nothing: 'No quota and no limits.',
  },
  tenantNone: 'There is no tenant in which you may do this.',
  tenantIncomplete: 'The list may be incomplete: {{hosts}} cannot be read.',
  tenantMore_one: 'Type to search: {{count}} more is not listed.',
  tenantMore_other: 'Type to search: {{count}} more are not listed.',
  tenantReadOnly: 'read-only host',
  tenantPhase: 'It is not ready: {{phase}}. This will fail until it is.',
  tenantUnknown:
    'Nothing here is called "{{value}}", or you may not do this there.',
} as const;
