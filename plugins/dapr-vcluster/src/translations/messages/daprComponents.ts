/** Texts of the Dapr Components tab. */
export const daprComponents = {
  title: 'Dapr Components',
  what: 'the Dapr Components',
  help: 'Whether each Dapr Component is declared in the vcluster, present on the host, and loaded by the sidecars.',
  caption: 'Dapr Components of {{tenant}}',
  name: 'Dapr Component',
  type: 'Type',
  declaredUnknown: 'Dapr Components declared in the vcluster',
  empty: {
    title: 'No Dapr Components yet',
    description:
      'Register a Dapr Component, for example a Redis state store, so that the sidecars of this tenant can use it.',
  },
  emptyUnknown: {
    title: 'Unknown whether there are Dapr Components',
    description: 'The Dapr Components could not be read.',
  },
  detail: {
    metadata: 'Metadata',
    metadataEmpty: 'No metadata.',
    metadataName: 'Name',
    metadataValue: 'Value',
    redacted: 'redacted: sensitive value in plain text',
    secret: 'key {{key}} of Secret {{name}}',
    env: 'environment variable {{name}}',
    ignoreErrors: 'If initialization fails',
    ignored: 'the sidecar starts without it',
    fatal: 'the sidecar exits',
  },
} as const;
