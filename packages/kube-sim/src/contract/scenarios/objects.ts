import {
  CONFIG_MAPS,
  configMap,
  NAMESPACES,
} from '../../apiserver/testing/objects';
import { get, patch, post, put, remove, Scenario } from '../Step';

/** How objects live and die. */
export const OBJECTS: Scenario[] = [
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
      put(`${CONFIG_MAPS}/cm`, configMap('cm', {}, { resourceVersion: '1' })),
      remove(`${CONFIG_MAPS}/cm`, { preconditions: { uid: 'other' } }),
      remove(`${CONFIG_MAPS}/cm`),
      get(`${CONFIG_MAPS}/cm`),
      remove(`${CONFIG_MAPS}/cm`),
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
];
