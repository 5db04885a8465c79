import { DAPR_DEFINITIONS } from '../../definitions/index';
import { component, COMPONENTS } from '../../apiserver/testing/objects';
import { apply, get, patch, post, remove, setup, Scenario } from '../Step';

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/** Dapr Components as custom resources. */
export const DAPR_COMPONENTS: Scenario[] = [
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
];
