const COMMON = 'backstage-plugin-dapr-vcluster-common';
const NODE = 'backstage-plugin-dapr-vcluster-node';

/** The module that Red Hat Developer Hub imports from unless its configuration names another. */
export const SCALPRUM_MODULE = 'PluginRoot';

/**
 * What is exported. Developer Hub shares the packages of Backstage with all plugins, and no package of ours: each backend
 * plugin brings those that it needs.
 *
 * @type {{name: string, isFrontend?: boolean, embedded?: string[]}[]}
 */
export const PLUGINS = [
  { name: 'backstage-plugin-dapr-vcluster', isFrontend: true },
  {
    name: 'backstage-plugin-dapr-vcluster-backend',
    embedded: [COMMON, NODE, 'dapr-vcluster-component-syncer'],
  },
  {
    name: 'backstage-plugin-scaffolder-backend-module-dapr-vcluster',
    embedded: [COMMON],
  },
  {
    name: 'backstage-plugin-catalog-backend-module-dapr-vcluster',
    embedded: [COMMON],
  },
];
