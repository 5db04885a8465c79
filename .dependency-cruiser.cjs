/**
 * Which code may import which, checked by `npm run lint:imports`. Tests are left out: they may reach into everything.
 */

const BACKEND = '^plugins/dapr-vcluster-backend/src';

/** Rooms of the backend, lower ones first: each may import those before it. */
const LAYERS = [
  'platform',
  'inventory',
  'syncer',
  'tenants',
  'sidecars',
  'dapr',
  'manifests',
  'insights',
  'savings',
  'api',
];

const layerRules = LAYERS.slice(0, -1).map((room, at) => ({
  name: `backend-${room}-imports-lower-rooms-only`,
  comment:
    'Rooms of the backend may import lower rooms only (docs/architecture.md). Move what both need down, or give the lower room a type that the upper one implements.',
  severity: 'error',
  from: { path: `${BACKEND}/${room}/` },
  to: { path: `${BACKEND}/(${LAYERS.slice(at + 1).join('|')}|[^/]+$)` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles-between-files',
      comment: 'Type imports count: two files that need each other are one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-cycles-between-folders',
      comment:
        'A folder that another one needs must not need it back. Move what both need into a third.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    ...layerRules,
    {
      name: 'common-stays-browser-safe',
      comment: 'The common library runs in browsers.',
      severity: 'error',
      from: { path: '^plugins/dapr-vcluster-common/src' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'common-imports-no-other-package',
      comment: 'Every other package may import the common library.',
      severity: 'error',
      from: { path: '^plugins/dapr-vcluster-common/src' },
      to: { path: '^(plugins|packages)/(?!dapr-vcluster-common/)' },
    },
    {
      name: 'frontend-imports-no-backend',
      comment: 'Only the common library is shared with the backend.',
      severity: 'error',
      from: { path: '^plugins/dapr-vcluster/src' },
      to: {
        path: [
          '^plugins/(?!dapr-vcluster/|dapr-vcluster-common/)',
          'node_modules/@backstage/(backend-|plugin-[a-z-]+-(node|backend)/)',
          'node_modules/@kubernetes/',
        ],
      },
    },
    {
      name: 'frontend-imports-no-node-modules',
      comment: 'The frontend runs in browsers.',
      severity: 'error',
      from: { path: '^plugins/dapr-vcluster/src' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'modules-are-clients-of-the-backend',
      comment:
        'Modules and the node library may import common and node, not the backend: they call its routes or extend it.',
      severity: 'error',
      from: { path: '^plugins/(?!dapr-vcluster-backend/)' },
      to: { path: '^plugins/dapr-vcluster-backend/' },
    },
    {
      name: 'product-imports-no-development-package',
      comment:
        'Of packages/ only the Component syncer is published: only tests may use the rest.',
      severity: 'error',
      from: {
        path: ['^plugins/[^/]+/src/', '^packages/component-syncer/src/'],
      },
      to: { path: '^packages/(?!component-syncer/)' },
    },
    {
      name: 'component-syncer-needs-no-backstage',
      comment:
        'It runs without Backstage: of the plugins it may import the common library and the Kubernetes client.',
      severity: 'error',
      from: { path: '^packages/component-syncer/src/' },
      to: {
        path: [
          'node_modules/@backstage/',
          '^plugins/(?!dapr-vcluster-common/|dapr-vcluster-node/src/(kubernetes|redaction)/)',
        ],
      },
    },
    {
      name: 'kubernetes-client-needs-no-backstage',
      comment: 'Programs that run without Backstage use the client too.',
      severity: 'error',
      from: {
        path: '^plugins/dapr-vcluster-node/src/(kubernetes|redaction)/',
      },
      to: {
        path: [
          'node_modules/@backstage/',
          '^plugins/(?!dapr-vcluster-common/|dapr-vcluster-node/src/(kubernetes|redaction)/)',
        ],
      },
    },
    {
      name: 'kube-sim-knows-no-product',
      comment:
        'A Kubernetes API server with controllers, and nothing of vcluster, Dapr or this product but its Kubernetes client.',
      severity: 'error',
      from: { path: '^packages/kube-sim/src' },
      to: {
        path: [
          '^plugins/(?!dapr-vcluster-node/src/kubernetes/)',
          '^packages/(?!kube-sim/)',
        ],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: [
        '\\.test\\.tsx?$',
        '\\.fixture\\.ts$',
        '/__testUtils__/',
        '/testing/',
        '/dist/',
      ],
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
