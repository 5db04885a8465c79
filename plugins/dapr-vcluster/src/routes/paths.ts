/** Paths of the tabs below the page of an entity; the guide for the legacy frontend system uses the same paths. */
export const TAB_PATHS = {
  vcluster: '/vcluster',
  components: '/dapr-components',
  sidecars: '/sidecars',
  topology: '/topology',
} as const;

/** Query parameters that select something on a page. */
export const SELECTED = {
  component: 'component',
  object: 'object',
  sidecar: 'sidecar',
  log: 'log',
} as const;
