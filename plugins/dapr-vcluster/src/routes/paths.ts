/** Paths of the tabs below an entity's page; the legacy installation guide uses the same. */
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
