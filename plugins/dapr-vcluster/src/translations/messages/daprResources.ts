/** Texts of the Dapr resources below the Dapr Components, and of the Secrets they refer to. */
export const daprResources = {
  title: 'Other Dapr resources',
  help: 'Whether each Subscription, Configuration, Resiliency, HTTPEndpoint, WorkflowAccessPolicy and MCPServer is declared in the vcluster, present on the host, and loaded by the sidecars.',
  what: 'the other Dapr resources',
  caption: 'Other Dapr resources of {{tenant}}',
  name: 'Name',
  kind: 'Kind',
  empty: 'No other Dapr resources',
  emptyHelp:
    'The vcluster and its host namespaces have no Dapr resources besides Dapr Components.',
  secrets: {
    title: 'Referenced Secrets',
    caption: 'Secrets that Dapr Components of {{tenant}} refer to',
    name: 'Secret',
    keys: 'Keys',
    usedBy: 'Used by',
    declared: {
      yes: 'Present',
      no: 'Missing',
      'key-missing': 'A key is missing',
      unknown: 'Unknown',
    },
    onHost: {
      yes: 'Present: a sidecar has loaded a Dapr Component that uses it',
      unknown: 'Unknown: the portal does not read Secrets on the host',
    },
  },
} as const;
