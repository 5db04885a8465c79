/** Texts of the fields that pick a host, a preset or a tenant in the form of a software template. */
export const formFields = {
  hostsWhat: 'the hosts',
  presetsWhat: 'the presets',
  tenantsWhat: 'the tenants',
  image: 'Image',
  sampleImageWhat: 'the image of the sample apps',
  sampleImage: '{{image}} contains the sample apps.',
  noSampleImage:
    'For the sample apps, build an image of packages/lab/apps of the repository of this plugin, and configure its name as daprVcluster.samples.image.',
  noHosts: 'The portal has no host with write access.',
  noPresets: 'No presets are configured. The default size is used.',
  default: 'default',
  facts: {
    kubernetes: 'Kubernetes {{version}}',
    dapr: 'Dapr {{version}}',
    tenants_one: '{{count}} tenant',
    tenants_other: '{{count}} tenants',
  },
  hostProblem: {
    connection: 'The host is not connected: {{reason}}',
    daprMissing: 'Dapr is not installed on this host.',
    injector:
      'The Dapr sidecar injector of this host is not ready. New pods get no sidecar.',
  },
  preset: {
    quota: 'Quota: {{list}}',
    limits: 'Default limits per container: {{list}}',
    requests: 'Default requests per container: {{list}}',
    controlPlane: 'Limits of the vcluster control plane: {{list}}',
    isolated:
      'Isolation: Pod Security Standard {{isolation}}, quota, limits and network policies.',
    notIsolated:
      'No isolation: pods can use the host, and other tenants can connect to them.',
    nothing: 'No quota and no limits.',
    capacity_one:
      'Holds {{count}} pod with a sidecar at the default requests and limits ({{resources}}).',
    capacity_other:
      'Holds {{count}} pods with a sidecar at the default requests and limits ({{resources}}).',
  },
  preview: {
    what: 'the preview',
    incomplete: 'The preview is shown when host, name and owner are filled in.',
    again: 'Check again',
    failed: 'The vcluster cannot be created like this.',
    exists: '{{tenant}} exists already. Nothing would be created.',
    creates_one:
      '{{count}} object would be created for {{tenant}}: vcluster {{version}}, profile {{profile}}, preset {{preset}}.',
    creates_other:
      '{{count}} objects would be created for {{tenant}}: vcluster {{version}}, profile {{profile}}, preset {{preset}}.',
    objects: 'Objects on the host:',
    show: 'Show objects and values as YAML',
    hide: 'Hide objects and values',
    rendered: 'Objects and values as YAML',
    renderedWhat: 'objects and values',
  },
  tenantNone: 'There are no tenants for which you have the permission.',
  tenantIncomplete: 'The list may be incomplete: {{hosts}} cannot be read.',
  tenantMore_one: 'Type to search. {{count}} more tenant is not listed.',
  tenantMore_other: 'Type to search. {{count}} more tenants are not listed.',
  tenantReadOnly: 'read-only host',
  tenantPhase:
    'The phase of the tenant is {{phase}}. The task fails unless it is: {{phases}}.',
  tenantUnknown:
    'Tenant "{{value}}" was not found, or you do not have the permission.',
} as const;
