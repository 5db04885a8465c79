import {
  COMPONENTS,
  CONFIG_MAPS,
  configMap,
  deployment,
  DEPLOYMENTS,
  NAMESPACES,
  pod,
  PODS,
} from '../../apiserver/testing/objects';
import { get, patch, post, put, remove, setup, Scenario } from '../Step';
import { SERVICES, service } from './inputs';

/** What is refused, and in which words. */
export const REFUSALS: Scenario[] = [
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
];
