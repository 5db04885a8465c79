import {
  deployment,
  DEPLOYMENTS,
  pod,
  PODS,
} from '../../apiserver/testing/objects';
import { apply, get, patch, post, put, remove, setup, Scenario } from '../Step';
import { SERVICES, service, withContainers } from './inputs';

const SECRETS = '/api/v1/namespaces/default/secrets';
const WEBHOOKS =
  '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations';

/** What Kubernetes fills in. */
export const WORKLOADS: Scenario[] = [
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
      apply(
        `${DEPLOYMENTS}/web`,
        'applier',
        deployment('web', 7),
        '&force=true',
      ),
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
      post(
        '/api/v1/namespaces/default/persistentvolumeclaims?fieldManager=me',
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'contract' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: '5Gi' } },
          },
        },
      ),
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
];
