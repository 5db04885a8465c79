import { findsHostDapr } from './findsHostDapr';

const replicated = (...services: [string, string][]) => ({
  networking: {
    replicateServices: {
      fromHost: services.map(([from, to]) => ({ from, to })),
    },
  },
});
const API: [string, string] = ['dapr-system/dapr-api', 'dapr-system/dapr-api'];
const SENTRY: [string, string] = [
  'dapr-system/dapr-sentry',
  'dapr-system/dapr-sentry',
];

it.each<[boolean, string, unknown]>([
  [
    true,
    'all names',
    { networking: { advanced: { fallbackHostCluster: true } } },
  ],
  [
    false,
    'no names',
    { networking: { advanced: { fallbackHostCluster: false } } },
  ],
  [true, "Dapr's Services", replicated(API, SENTRY)],
  [true, "Dapr's and others", replicated(['a/b', 'c/d'], SENTRY, API)],
  [false, 'one of them', replicated(API)],
  [
    false,
    'other names',
    replicated(API, ['dapr-system/dapr-sentry', 'default/sentry']),
  ],
  [
    false,
    'those of two control planes',
    replicated(API, ['dapr-two/dapr-sentry', 'dapr-two/dapr-sentry']),
  ],
  [false, 'nothing', undefined],
  [
    false,
    'what is no list',
    { networking: { replicateServices: { fromHost: 'x' } } },
  ],
  [
    false,
    'items of other shapes',
    { networking: { replicateServices: { fromHost: [null, 7, {}] } } },
  ],
])('%s for a vcluster whose DNS finds %s', (expected, _, values) => {
  expect(findsHostDapr(values)).toBe(expected);
});
