/** Words that several pages use. */
export const common = {
  unknown: 'unknown',
  none: 'none',
  retry: 'Try again',
  copy: 'Copy {{what}}',
  copied: 'Copied',
  showDetails: 'Show details of {{name}}',
  hideDetails: 'Hide details of {{name}}',
  scrollable: '{{name}}, scrolls sideways',
  loading: 'Loading {{what}}',
  profile: {
    'oss-hostmanaged': 'Open source, registered on the host',
    'oss-multins': 'Open source, synced by the vcluster',
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
    short: 'Unknown, because {{reason}}',
    shortSince: 'Unknown since {{since}}, because {{reason}}',
    plain: '{{what}}: unknown, because {{reason}}',
    since: '{{what}}: unknown since {{since}}, because {{reason}}',
  },
} as const;

/** Words of the states a page can be in. */
export const states = {
  forbidden: {
    title: 'You may not see this',
    withPermission:
      'It takes the permission {{permission}} for {{what}}. Ask its owner or your platform team for it.',
    plain: 'Ask the owner of {{what}} or your platform team for access.',
  },
  gone: {
    title: 'This vcluster is not on its host',
    description:
      'The portal found no tenant {{tenant}}. It may have been deleted, or it is being created right now; this page looks again by itself.',
  },
  badAnnotation: {
    title: 'The annotation {{annotation}} is not readable',
    description:
      'It says "{{value}}"; write it as <host>/<namespace>/<name>, for example sandbox/vcluster-team-a/team-a.',
  },
  failed: { title: 'Could not read {{what}}' },
  refreshFailed:
    'Could not refresh: {{reason}}. Shown is what was read {{ago}}.',
  stale: 'This may be out of date since {{since}}: {{reason}}',
  partial: 'Not everything can be read from the host.',
  partialItem: '{{kind}}: {{state}} since {{since}}',
  partialItemReason: '{{kind}}: {{state}} since {{since}}, because {{reason}}',
  sourceState: {
    loading: 'still loading',
    live: 'live',
    stale: 'out of date',
    forbidden: 'the portal may not read it',
    missing: 'not installed on the host',
  },
} as const;

/** Words of findings. */
export const findings = {
  fix: 'Fix:',
  theFix: 'the fix',
  more: 'Show all of the evidence',
  less: 'Show less of the evidence',
  field: 'Field',
  rule: 'Rule {{id}}',
  source: 'Why',
  count_one: '{{count}} finding',
  count_other: '{{count}} findings',
} as const;

/** Words of buttons that lead to templates. */
export const actions = {
  create: 'Create tenant',
  register: 'Register Dapr Component',
  deploy: 'Deploy app',
  delete: 'Delete tenant',
  denied: 'It takes the permission {{permission}}, which you do not have here.',
  readOnlyHost: 'Host {{host}} is read-only for this portal.',
  notReady: 'The vcluster has to be ready; it is {{phase}}.',
  checking: 'Checking whether you may do this.',
  noTemplates: 'No software templates are installed in this portal.',
} as const;
