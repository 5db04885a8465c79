/** Texts about the sidecars that have loaded a Dapr resource. */
export const loadedBy = {
  header: 'Loaded by',
  noSidecars: 'no sidecars yet',
  loadedOf: '{{loaded}} of {{total}} sidecars',
  someUnknown: '{{number}} unknown',
  allUnknown: 'unknown of {{total}} sidecars',
  notOnHost: 'not on the host, so no sidecar can load it',
  forNone: {
    scope: 'no sidecar in its scopes',
    name: 'no sidecar refers to it',
  },
  sidecars: 'Sidecars',
  appId: 'App id',
  pod: 'Host pod',
  state: 'State',
  notFor: {
    scope: 'Not in its scopes',
    name: 'Does not refer to it',
  },
} as const;
