import { defaultsOf, ResourceQuota } from './defaultsOf';

type Limits = NonNullable<
  Parameters<typeof defaultsOf>[0][number]['spec']
>['limits'];

const ranges = (...all: Limits[]) =>
  all.map((limits, at) => ({ metadata: { name: `l${at}` }, spec: { limits } }));

it.each<[string, Limits[], ReturnType<typeof defaultsOf>]>([
  [
    'only a largest value',
    [[{ type: 'Container', max: { cpu: '1', memory: '1Gi' } }]],
    {
      limits: { cpu: '1', memory: '1Gi' },
      requests: { cpu: '1', memory: '1Gi' },
    },
  ],
  [
    'only requests',
    [[{ type: 'Container', defaultRequest: { cpu: '10m' } }]],
    { limits: {}, requests: { cpu: '10m' } },
  ],
  [
    'only a least value',
    [[{ type: 'Container', min: { memory: '8Mi' } }]],
    { limits: {}, requests: { memory: '8Mi' } },
  ],
  [
    'all of them',
    [
      [
        {
          type: 'Container',
          max: { cpu: '4' },
          default: { cpu: '2' },
          defaultRequest: { cpu: '1' },
          min: { cpu: '10m' },
        },
      ],
    ],
    { limits: { cpu: '2' }, requests: { cpu: '1' } },
  ],
  [
    'values of pods and claims',
    [
      [
        { type: 'Pod', max: { cpu: '1' } },
        { type: 'PersistentVolumeClaim', max: { storage: '1Gi' } },
      ],
    ],
    { limits: {}, requests: {}, required: ['limits.cpu'] },
  ],
  [
    'least values and ratios of pods',
    [
      [
        {
          type: 'Pod',
          min: { memory: '8Mi' },
          maxLimitRequestRatio: { cpu: '2' },
        },
      ],
    ],
    {
      limits: {},
      requests: {},
      required: ['limits.cpu', 'requests.cpu', 'requests.memory'],
    },
  ],
  [
    'a ratio of containers alone',
    [[{ type: 'Container', maxLimitRequestRatio: { cpu: '2' } }]],
    { limits: {}, requests: {}, required: ['limits.cpu', 'requests.cpu'] },
  ],
  [
    'defaults, and limits of pods',
    [
      [{ type: 'Pod', max: { cpu: '1' } }],
      [{ type: 'Container', default: { cpu: '1' } }],
    ],
    {
      limits: { cpu: '1' },
      requests: { cpu: '1' },
      required: ['limits.cpu'],
    },
  ],
  [
    'parts of two',
    [
      [{ type: 'Container', default: { cpu: '1' } }],
      [{ type: 'Container', defaultRequest: { memory: '64Mi' } }],
    ],
    { limits: { cpu: '1' }, requests: { cpu: '1', memory: '64Mi' } },
  ],
])('a LimitRange with %s', (_, limits, expected) => {
  expect(defaultsOf(ranges(...limits))).toEqual(expected);
});

it.each<[string, NonNullable<ResourceQuota['spec']>, string[] | undefined]>([
  ['limits', { hard: { 'limits.cpu': '4', pods: '9' } }, ['limits.cpu']],
  [
    'requests by their short names',
    { hard: { cpu: 4, memory: '8Gi' } },
    ['requests.cpu', 'requests.memory'],
  ],
  ['numbers of objects', { hard: { 'count/pods': 20 } }, undefined],
  [
    'pods that nothing ends after a time',
    { hard: { 'limits.cpu': '4' }, scopes: ['NotTerminating'] },
    ['limits.cpu'],
  ],
  [
    'pods that nothing ends, with resources',
    {
      hard: { 'limits.cpu': '4' },
      scopes: ['NotTerminating', 'NotBestEffort'],
    },
    undefined,
  ],
  [
    'some pods',
    { hard: { 'limits.cpu': '4' }, scopes: ['BestEffort'] },
    undefined,
  ],
  [
    'pods of a class',
    {
      hard: { 'limits.cpu': '4' },
      scopeSelector: {
        matchExpressions: [{ scopeName: 'PriorityClass', operator: 'Exists' }],
      },
    },
    undefined,
  ],
  [
    'all pods, by an empty selector',
    { hard: { 'limits.cpu': '4' }, scopeSelector: { matchExpressions: [] } },
    ['limits.cpu'],
  ],
])('a quota of %s', (_, spec, required) => {
  expect(defaultsOf([], [{ metadata: { name: 'q' }, spec }]).required).toEqual(
    required,
  );
});
