/** Texts of the logs of apps, sidecars and the syncer. */
export const logs = {
  open: 'Logs',
  openOf: 'Logs of {{name}}',
  openSyncer: 'Syncer log',
  title: 'Logs of {{name}}',
  syncerTitle: 'Log of the syncer of {{name}}',
  close: 'Close',
  what: 'the log',
  container: 'Container',
  init: '{{name}} (init)',
  lines: 'Lines',
  lastLines: 'last {{number}}',
  search: 'Filter by text',
  previous: 'Previous instance',
  times: 'Timestamps',
  follow: 'Follow',
  pause: 'Pause',
  resume: 'Resume',
  refresh: 'Refresh',
  reconnect: 'Follow again',
  download: 'Download',
  region: 'Log of container {{container}}',
  empty: 'The log is empty.',
  emptySearch: 'None of the lines that were read contains this text.',
  emptyPrevious: 'The log of the previous instance is empty.',
  waiting: 'The container has not started, so there is no log yet: {{reason}}.',
  truncated:
    'The log was truncated, because it exceeds the size limit. Request fewer lines, or filter by text.',
  older: 'This page keeps only the newest {{number}} lines.',
  dropped_one:
    '{{count}} line was dropped, because the container writes too fast.',
  dropped_other:
    '{{count}} lines were dropped, because the container writes too fast.',
  redactedValues:
    "Redacted: text that looks like a secret, and the values of the Secrets that this tenant's Dapr Components and the pod refer to.",
  redactedPatterns:
    'Only text that looks like a secret is redacted: {{reason}} The log may contain other secrets.',
  state: {
    connecting: 'Connecting …',
    live: 'Following',
    paused: 'Paused',
    hidden: 'Paused while this page is not visible',
    ended: 'No longer following.',
  },
} as const;
