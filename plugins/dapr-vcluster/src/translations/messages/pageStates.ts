/** Texts for what is loading, forbidden, not found, failed or out of date. */
export const pageStates = {
  forbidden: {
    title: 'You do not have permission to view this',
    withPermission:
      'Viewing {{what}} requires the permission {{permission}}. Ask your platform team to grant it.',
    plain: 'Ask the owner of {{what}} or your platform team for access.',
  },
  notFound: {
    title: 'The vcluster was not found on its host',
    description:
      'The portal found no tenant {{tenant}}. The tenant may have been deleted, or its creation may still be in progress. This page refreshes automatically.',
  },
  badAnnotation: {
    title: 'Invalid annotation {{annotation}}',
    description:
      'The value is "{{value}}". The format is <host>/<namespace>/<name>, for example sandbox/vcluster-team-a/team-a.',
  },
  failed: { title: 'Could not load {{what}}' },
  refreshFailed:
    'Could not refresh: {{reason}}. The data shown was loaded {{ago}}.',
  stale: 'The data may be out of date since {{since}}: {{reason}}',
  partial: 'The portal cannot read everything on the host.',
  partialItem: '{{kind}}: {{state}} since {{since}}',
  partialItemReason: '{{kind}}: {{state}} since {{since}}. {{reason}}',
  sourceState: {
    loading: 'loading',
    live: 'live',
    stale: 'out of date',
    forbidden: 'no permission to read it',
    missing: 'not installed on the host',
  },
} as const;
