/** Texts of the card on the overview page of an entity. */
export const vclusterCard = {
  title: 'vcluster',
  phase: 'Phase',
  host: 'Host',
  version: 'Version',
  components: 'Dapr Components',
  sidecars: 'Sidecars',
  ready: '{{ready}} of {{total}} ready',
  notInjected_one: '{{count}} app without a sidecar',
  notInjected_other: '{{count}} apps without a sidecar',
  findings: 'Findings',
  open: 'Open vcluster',
} as const;
