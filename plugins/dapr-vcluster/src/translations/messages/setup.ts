/** Texts of the first steps, of problems of the configuration, and of the test of a host. */
export const setup = {
  what: 'how the portal is set up',
  title: 'First steps',
  intro:
    'No host is configured. A host is a Kubernetes cluster with vclusters and one Dapr control plane.',
  noRight:
    'No host is configured. Who configures the portal sees the first steps here; the permission is {{permission}}.',
  rights: 'Give the portal its rights on the host',
  rightsHelp:
    'Apply the manifest with the kubeconfig of an administrator, and create a token for the portal.',
  manifest: '{{name}}',
  download: 'Download {{name}}',
  commands: 'the commands',
  configure: 'Add the host to app-config.yaml, and restart the backend',
  configureHelp:
    'Instead of url, you can use kubeconfig and context, inCluster, or clusterRef.',
  configuration: 'the configuration',
  test: 'Test the connection',
  testHelp:
    'The card of the host then has a button that tests connection and rights. Before the restart, test with a kubeconfig that has the token of the portal:',
  testCommand: 'the command',
  testButton: 'Test connection',
  testing: 'Testing …',
  testFailed: 'The test could not be made: {{message}}',
  testTitle: 'Connection to {{host}}',
  identity: 'The API server knows the portal as {{identity}}.',
  missing: 'Missing rights',
  outcome: {
    passed: 'Passed',
    failed: 'Failed',
    unknown: 'Unknown',
  },
  close: 'Close',
  again: 'Test again',
} as const;
