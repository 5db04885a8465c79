import { DAPR_DEFINITIONS } from '../crd/data';
import {
  component,
  COMPONENTS,
  CONFIG_MAPS,
  configMap,
  deployment,
  DEPLOYMENTS,
  NAMESPACES,
  pod,
  PODS,
} from '../testing/objects';
import { apply, get, patch, post, put, remove, Scenario, setup } from './Step';

const SECRETS = '/api/v1/namespaces/default/secrets';
const SERVICES = '/api/v1/namespaces/default/services';
const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const WEBHOOKS =
  '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations';
const RBAC = '/apis/rbac.authorization.k8s.io/v1';

const service = (name: string, spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { ports: [{ port: 80 }], ...spec },
});

const withContainers = (name: string, containers: object[]) => ({
  ...deployment(name),
  spec: {
    ...(deployment(name).spec as object),
    template: { metadata: { labels: { app: name } }, spec: { containers } },
  },
});

/** What the product depends on, as conversations with an API server. */
export const SCENARIOS: Scenario[] = [
  {
    name: 'a ConfigMap is written, changed and deleted',
    steps: [
      post(`${CONFIG_MAPS}?fieldManager=me`, configMap('cm', { a: '1' })),
      post(CONFIG_MAPS, configMap('cm')),
      get(`${CONFIG_MAPS}/cm`),
      put(`${CONFIG_MAPS}/cm?fieldManager=other`, configMap('cm', { b: '1' })),
      patch(`${CONFIG_MAPS}/cm?fieldManager=me`, 'merge', { data: { c: '2' } }),
      patch(`${CONFIG_MAPS}/cm?fieldManager=me`, 'strategic-merge', {
        metadata: { labels: { x: 'y' } },
      }),
      patch(`${CONFIG_MAPS}/cm?fieldManager=me`, 'json', [
        { op: 'remove', path: '/data/c' },
      ]),
      put(
        `${CONFIG_MAPS}/cm`,
        configMap('cm', {}, { resourceVersion: '1' }),
      ),
      remove(`${CONFIG_MAPS}/cm`, { preconditions: { uid: 'other' } }),
      remove(`${CONFIG_MAPS}/cm`),
      get(`${CONFIG_MAPS}/cm`),
      remove(`${CONFIG_MAPS}/cm`),
    ],
  },
  {
    name: 'bad names, labels and bodies are refused',
    steps: [
      post(CONFIG_MAPS, configMap('Bad_Name')),
      post(CONFIG_MAPS, configMap('')),
      post(CONFIG_MAPS, configMap('a'.repeat(254))),
      post(CONFIG_MAPS, configMap('l', {}, { labels: { 'bad key': 'x' } })),
      post(CONFIG_MAPS, configMap('l', {}, { labels: { a: 'not ok!' } })),
      post(CONFIG_MAPS, configMap('l', {}, { labels: { a: 'a'.repeat(64) } })),
      post(CONFIG_MAPS, configMap('l', {}, { annotations: { 'a/b/c': '' } })),
      post(NAMESPACES, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'a.b' },
      }),
      post(NAMESPACES, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'a'.repeat(64) },
      }),
      post(SERVICES, service('1abc')),
      setup(remove(`${SERVICES}/1abc`)),
      post(CONFIG_MAPS, configMap('a', {}, { namespace: 'kube-system' })),
      post('/api/v1/namespaces/none/configmaps', configMap('a')),
      post(`${CONFIG_MAPS}?fieldValidation=Strict`, {
        ...configMap('a'),
        dat: {},
        metadata: { name: 'a', colour: 'red' },
      }),
      post(`${CONFIG_MAPS}?fieldValidation=Loose`, configMap('a')),
      post(`${CONFIG_MAPS}?dryRun=Some`, configMap('a')),
      post(CONFIG_MAPS, { ...configMap('a'), data: { a: 1 } }),
      post(DEPLOYMENTS, {
        ...deployment('a'),
        spec: { ...(deployment('a').spec as object), replicas: 'two' },
      }),
      post(CONFIG_MAPS, pod('a')),
    ],
  },
  {
    name: 'a Deployment gets its defaults, its generation and its status',
    steps: [
      post(`${DEPLOYMENTS}?fieldManager=me`, deployment('web')),
      patch(`${DEPLOYMENTS}/web?fieldManager=me`, 'merge', {
        spec: { replicas: 2 },
      }),
      patch(`${DEPLOYMENTS}/web/status?fieldManager=me`, 'merge', {
        status: { replicas: 1 },
        spec: { replicas: 9 },
      }),
      get(`${DEPLOYMENTS}/web/scale`),
      patch(`${DEPLOYMENTS}/web/scale?fieldManager=scaler`, 'merge', {
        spec: { replicas: 4 },
      }),
      get(`${DEPLOYMENTS}/web`),
      apply(`${DEPLOYMENTS}/web`, 'applier', deployment('web', 7)),
      apply(`${DEPLOYMENTS}/web`, 'applier', deployment('web', 7), '&force=true'),
      patch(`${DEPLOYMENTS}/web?fieldManager=me`, 'strategic-merge', {
        spec: {
          template: {
            spec: { containers: [{ name: 'side', image: 'side:1' }] },
          },
        },
      }),
      patch(`${DEPLOYMENTS}/web`, 'strategic-merge', {
        spec: { template: { spec: { containers: [{ image: 'x' }] } } },
      }),
      remove(`${DEPLOYMENTS}/web`, { propagationPolicy: 'Background' }),
    ],
  },
  {
    name: 'workloads that cannot be are refused',
    steps: [
      post(DEPLOYMENTS, withContainers('a', [])),
      post(DEPLOYMENTS, withContainers('a', [{ image: 'x' }])),
      post(
        DEPLOYMENTS,
        withContainers('a', [
          { name: 'x', image: 'i' },
          { name: 'x', image: 'i' },
        ]),
      ),
      post(DEPLOYMENTS, {
        ...deployment('a'),
        spec: {
          ...(deployment('a').spec as object),
          selector: { matchLabels: { app: 'b' } },
        },
      }),
      post(PODS, { ...pod('a'), spec: { containers: [] } }),
      setup(post(DEPLOYMENTS, deployment('fixed'))),
      patch(`${DEPLOYMENTS}/fixed`, 'merge', {
        spec: {
          selector: { matchLabels: { app: 'fixed', x: 'y' } },
          template: { metadata: { labels: { x: 'y' } } },
        },
      }),
      setup(remove(`${DEPLOYMENTS}/fixed`)),
    ],
  },
  {
    name: 'a Pod, a Service and a Secret are completed',
    steps: [
      post(PODS, pod('p', { labels: { app: 'p' } })),
      remove(`${PODS}/p`, { gracePeriodSeconds: 0 }),
      post(SERVICES, service('s')),
      put(`${SERVICES}/s`, service('s', { selector: { a: 'b' } })),
      post(SERVICES, service('headless', { clusterIP: 'None' })),
      setup(remove(`${SERVICES}/s`)),
      setup(remove(`${SERVICES}/headless`)),
      post(`${SECRETS}?fieldManager=me`, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'x' },
        stringData: { word: 'open' },
      }),
      patch(`${SECRETS}/x`, 'merge', { type: 'other' }),
      patch(`${SECRETS}/x`, 'merge', { data: { word: 'not base64!' } }),
      setup(remove(`${SECRETS}/x`)),
    ],
  },
  {
    name: 'appliers share, fight over and give up fields',
    steps: [
      apply(`${CONFIG_MAPS}/ssa`, 'one', configMap('ssa', { x: '1', y: '1' })),
      apply(`${CONFIG_MAPS}/ssa`, 'one', configMap('ssa', { x: '1', y: '1' })),
      apply(`${CONFIG_MAPS}/ssa`, 'two', configMap('ssa', { y: '1', z: '1' })),
      apply(`${CONFIG_MAPS}/ssa`, 'two', configMap('ssa', { x: '2', y: '2' })),
      patch(`${CONFIG_MAPS}/ssa?fieldManager=hand`, 'merge', {
        data: { h: '1' },
      }),
      apply(`${CONFIG_MAPS}/ssa`, 'two', configMap('ssa', { x: '2', h: '2' })),
      apply(`${CONFIG_MAPS}/ssa`, 'one', configMap('ssa', {})),
      apply(
        `${CONFIG_MAPS}/ssa`,
        'two',
        configMap('ssa', { h: '2' }),
        '&force=true',
      ),
      patch(`${CONFIG_MAPS}/ssa`, 'apply', configMap('ssa')),
      apply(
        `${CONFIG_MAPS}/ssa`,
        'two',
        configMap('ssa', {}, { managedFields: [{}] }),
      ),
      remove(`${CONFIG_MAPS}/ssa`),
    ],
  },
  {
    name: 'appliers merge lists by their keys',
    steps: [
      apply(
        `${DEPLOYMENTS}/list`,
        'one',
        withContainers('list', [
          {
            name: 'app',
            image: 'a:1',
            env: [{ name: 'A', value: '1' }],
            ports: [{ containerPort: 80 }],
          },
        ]),
      ),
      apply(
        `${DEPLOYMENTS}/list`,
        'two',
        withContainers('list', [{ name: 'side', image: 's:1' }]),
      ),
      apply(
        `${DEPLOYMENTS}/list`,
        'one',
        withContainers('list', [
          { name: 'app', image: 'a:1', env: [{ name: 'B', value: '2' }] },
        ]),
      ),
      apply(
        `${DEPLOYMENTS}/list`,
        'two',
        withContainers('list', [{ name: 'app', image: 'a:2' }]),
      ),
      remove(`${DEPLOYMENTS}/list`),
    ],
  },
  {
    name: 'Dapr Components are validated, pruned and applied',
    steps: [
      ...DAPR_DEFINITIONS.map(definition =>
        setup(post(DEFINITIONS, definition)),
      ),
      setup({ ...get(`${DEFINITIONS}/components.dapr.io`) }),
      post(`${COMPONENTS}?fieldManager=me`, {
        ...component('store', {
          metadata: [{ name: 'x', value: { deep: [1, true] } }],
        }),
        scopes: ['a'],
      }),
      post(COMPONENTS, { ...component('bad'), spec: { type: 7 } }),
      post(COMPONENTS, {
        ...component('bad'),
        spec: { type: 'a', version: 'v1', metadata: [{ value: 1 }] },
      }),
      post(COMPONENTS, { ...component('bad'), spec: undefined, scopes: 'x' }),
      post(COMPONENTS, component('Bad_Name')),
      post(
        `${COMPONENTS}?fieldValidation=Strict`,
        component('strict', { colour: 'red' }),
      ),
      post(
        `${COMPONENTS}?fieldValidation=Ignore`,
        component('ignore', { colour: 'red' }),
      ),
      patch(`${COMPONENTS}/store?fieldManager=me`, 'merge', {
        spec: { version: 'v2' },
      }),
      patch(`${COMPONENTS}/store`, 'strategic-merge', {}),
      patch(`${COMPONENTS}/store?fieldValidation=Strict`, 'merge', {
        spec: { colour: 'red' },
      }),
      apply(`${COMPONENTS}/store`, 'other', component('store')),
      apply(`${COMPONENTS}/new`, 'other', component('new', { colour: 'red' })),
      apply(`${COMPONENTS}/new`, 'other', component('new')),
      get('/apis/dapr.io/v1alpha1/namespaces/default/components/none'),
      setup(remove(COMPONENTS)),
    ],
  },
  {
    name: 'a namespace is born and protected',
    steps: [
      post(`${NAMESPACES}?fieldManager=me`, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'contract', finalizers: ['example.com/hold'] },
      }),
      remove(`${NAMESPACES}/contract`),
      post(`${NAMESPACES}/contract/configmaps`, configMap('late')),
      post(NAMESPACES, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'contract' },
      }),
      remove(`${NAMESPACES}/kube-system`),
      get(`${NAMESPACES}/nowhere`),
    ],
  },
  {
    name: 'finalizers hold an object',
    steps: [
      post(
        `${CONFIG_MAPS}?fieldManager=me`,
        configMap('held', {}, { finalizers: ['example.com/a'] }),
      ),
      remove(`${CONFIG_MAPS}/held`),
      remove(`${CONFIG_MAPS}/held`),
      patch(`${CONFIG_MAPS}/held?fieldManager=me`, 'merge', {
        metadata: { finalizers: null },
      }),
      get(`${CONFIG_MAPS}/held`),
    ],
  },
  {
    name: 'selectors, pages and paths that are not right are refused',
    steps: [
      get(`${PODS}?fieldSelector=spec.colour%3Dred`),
      get(`${COMPONENTS}?fieldSelector=spec.type%3Dx`),
      get(`${CONFIG_MAPS}?labelSelector=a%20b`),
      get(`${CONFIG_MAPS}?labelSelector=a%20in%20(`),
      get(`${CONFIG_MAPS}?continue=x`),
      get(`${CONFIG_MAPS}?resourceVersionMatch=Exact`),
      get(`${CONFIG_MAPS}?resourceVersion=99999999`),
      get(`${CONFIG_MAPS}?watch=1&sendInitialEvents=true`),
      get('/apis/nowhere.io/v1/things'),
      get('/apis/nowhere.io'),
      get(`${PODS}/none`),
      get(`${PODS}/none/log`),
      get(`${PODS}/none/colour`),
      remove(NAMESPACES),
      put(`${CONFIG_MAPS}/absent`, configMap('absent')),
      patch(`${CONFIG_MAPS}/absent`, 'merge', {}),
      patch(`${CONFIG_MAPS}/absent`, 'nonsense', {}),
    ],
  },
  {
    name: 'patches that do not fit are refused',
    steps: [
      setup(post(CONFIG_MAPS, configMap('fit', { a: '1' }))),
      patch(`${CONFIG_MAPS}/fit`, 'json', [
        { op: 'test', path: '/data/a', value: '2' },
        { op: 'remove', path: '/data' },
      ]),
      patch(`${CONFIG_MAPS}/fit`, 'json', [{ op: 'remove', path: '/data/b' }]),
      patch(`${CONFIG_MAPS}/fit`, 'merge', { data: { a: 1 } }),
      patch(`${CONFIG_MAPS}/fit`, 'merge', { metadata: { name: 'other' } }),
      patch(`${CONFIG_MAPS}/fit`, 'merge', { metadata: { uid: 'other' } }),
      patch(`${CONFIG_MAPS}/fit`, 'merge', {
        metadata: { resourceVersion: '1' },
      }),
      patch(`${CONFIG_MAPS}/fit`, 'merge', 'null'),
      get(`${CONFIG_MAPS}/fit`),
      setup(remove(`${CONFIG_MAPS}/fit`)),
    ],
  },
  {
    name: 'webhook configurations, leases and claims get their defaults',
    steps: [
      post(`${WEBHOOKS}?fieldManager=me`, {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'MutatingWebhookConfiguration',
        metadata: { name: 'contract' },
        webhooks: [
          {
            name: 'contract.example.com',
            clientConfig: { url: 'https://127.0.0.1:1/mutate' },
            failurePolicy: 'Ignore',
            sideEffects: 'None',
            admissionReviewVersions: ['v1'],
            rules: [
              {
                operations: ['CREATE'],
                apiGroups: [''],
                apiVersions: ['v1'],
                resources: ['nothing'],
              },
            ],
          },
        ],
      }),
      setup(remove(`${WEBHOOKS}/contract`)),
      post('/api/v1/namespaces/default/persistentvolumeclaims?fieldManager=me', {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'contract' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '5Gi' } },
        },
      }),
      setup(
        remove('/api/v1/namespaces/default/persistentvolumeclaims/contract'),
      ),
      post('/apis/apps/v1/namespaces/default/statefulsets?fieldManager=me', {
        ...deployment('set'),
        kind: 'StatefulSet',
      }),
      remove('/apis/apps/v1/namespaces/default/statefulsets/set', {
        propagationPolicy: 'Orphan',
      }),
    ],
  },
  {
    name: 'roles are bound',
    steps: [
      post(`${RBAC}/clusterroles?fieldManager=me`, {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'contract:reader' },
        rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
      }),
      post(`${RBAC}/clusterrolebindings?fieldManager=me`, {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: 'contract:reader' },
        roleRef: { kind: 'ClusterRole', name: 'contract:reader', apiGroup: 'rbac.authorization.k8s.io' },
        subjects: [{ kind: 'User', name: 'jane' }],
      }),
      patch(`${RBAC}/clusterrolebindings/contract:reader`, 'merge', {
        roleRef: { name: 'other' },
      }),
      post('/apis/authorization.k8s.io/v1/subjectaccessreviews', {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        spec: {
          user: 'jane',
          resourceAttributes: { verb: 'get', resource: 'pods', namespace: 'default' },
        },
      }),
      post('/apis/authorization.k8s.io/v1/subjectaccessreviews', {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        spec: {
          user: 'jane',
          resourceAttributes: { verb: 'list', resource: 'pods' },
        },
      }),
      post('/apis/authentication.k8s.io/v1/tokenreviews', {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenReview',
        spec: { token: 'nonsense' },
      }),
      setup(remove(`${RBAC}/clusterrolebindings/contract:reader`)),
      setup(remove(`${RBAC}/clusterroles/contract:reader`)),
    ],
  },
];
