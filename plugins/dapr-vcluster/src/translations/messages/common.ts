/** Texts that several pages use. */
export const common = {
  unknown: 'unknown',
  none: 'none',
  retry: 'Try again',
  copy: 'Copy {{what}}',
  copied: 'Copied',
  showDetails: 'Show details of {{name}}',
  hideDetails: 'Hide details of {{name}}',
  scrollable: '{{name}}, scrollable',
  loading: 'Loading {{what}}',
  profile: {
    'oss-synced': 'Open source, Dapr resources synced by the Component syncer',
    'oss-hostmanaged': 'Open source, Dapr resources registered on the host',
    'oss-multins': 'Open source, Dapr resources synced by the vcluster',
    'free-tier': 'Free tier',
    legacy: 'Legacy',
    unknown: 'Unknown profile',
  },
  mode: {
    'single-namespace': 'Single namespace',
    'multi-namespace': 'Multi namespace',
    unknown: 'Unknown mode',
  },
  unknownNotice: {
    short: 'Unknown: {{reason}}',
    shortSince: 'Unknown since {{since}}: {{reason}}',
    plain: '{{what}}: unknown. {{reason}}',
    since: '{{what}}: unknown since {{since}}. {{reason}}',
  },
} as const;
