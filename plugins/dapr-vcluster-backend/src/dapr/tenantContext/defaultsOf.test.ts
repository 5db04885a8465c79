import { defaultsOf } from './containerDefaults';

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
    { limits: {}, requests: {} },
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
