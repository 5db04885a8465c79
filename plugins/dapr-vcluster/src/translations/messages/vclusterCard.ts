/** Texts of the card on the overview page of an entity. */
export const vclusterCard = {
  title: 'vcluster',
  phase: 'Phase',
  host: 'Host',
  version: 'Version',
  components: 'Dapr Components',
  sidecars: 'Sidecars',
  ready: '{{ready}} of {{total}} ready',
  readyOnHost: '{{ready}} of {{total}} on the host ready',
  notOnHost_one: '{{count}} pod is not on the host',
  notOnHost_other: '{{count}} pods are not on the host',
  notOnHostUnknown: 'Pods that did not reach the host: unknown',
  quotaFull: 'The quota has no room for another pod: {{resources}}',
  notInjected_one: '{{count}} app without a sidecar',
  notInjected_other: '{{count}} apps without a sidecar',
  findings: 'Findings',
  open: 'Open vcluster',
} as const;
