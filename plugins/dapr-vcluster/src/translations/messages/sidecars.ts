/** Texts of the Sidecars tab. */
export const sidecars = {
  title: 'Sidecars',
  what: 'the sidecars',
  help: 'All sidecars of this tenant, and all apps that request a sidecar but have none.',
  caption: 'Sidecars of {{tenant}}',
  app: 'App',
  appId: 'App id',
  state: 'State',
  version: 'Version',
  restarts: 'Restarts',
  loaded: 'Loaded Dapr Components',
  noneLoaded: 'none',
  notApplicable: 'no sidecar',
  virtualUnknown: 'Pods in the vcluster',
  configurationUnknown: 'vcluster configuration',
  empty: {
    title: 'No sidecars yet',
    description:
      'Deploy an app whose pods have the annotation dapr.io/enabled: "true".',
  },
  emptyUnknown: {
    title: 'Unknown whether there are sidecars',
    description: 'The pods could not be read.',
  },
  detail: {
    virtualPod: 'Pod in the vcluster',
    hostPod: 'Pod on the host',
    noHostPod: 'not created on the host',
    mode: 'Sidecar type',
    modes: {
      sidecar: 'Sidecar',
      native: 'Native sidecar',
      shared: 'Shared daprd',
    },
    image: 'Image',
    port: 'App port',
    config: 'Dapr configuration',
    started: 'Started',
    capabilities: 'Capabilities',
    name: 'Name',
    type: 'Type',
  },
} as const;
