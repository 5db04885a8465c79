import { whyNotRead } from './whyNotRead';

const error = new Error('nobody answers');
const namespace = (annotations: Record<string, string> = {}) => ({
  metadata: { name: 'vcluster-a', annotations },
});
const workload = (
  spec: object,
  readyReplicas = 0,
  metadata: object = {},
): Parameters<typeof whyNotRead>[0]['workload'] => ({
  metadata: { name: 'a', ...metadata },
  spec,
  status: { readyReplicas },
});

it.each([
  ['is deleted', { deletingSince: '2026-11-20' }, /deleted since 2026-11-20/],
  ['is not installed', {}, /^The tenant is not installed yet\.$/],
  [
    'was uninstalled after it was adopted',
    { namespace: namespace({ 'dapr-vcluster/adopted-at': '2026-11-19' }) },
    /no vcluster any more: it was uninstalled/,
  ],
  [
    'was installed and is not there',
    { namespace: namespace({ 'dapr-vcluster/installed-at': '2026-11-19' }) },
    /installed at 2026-11-19, .* still being installed, or was uninstalled/,
  ],
  [
    'is paused',
    {
      workload: workload({ replicas: 0 }, 0, {
        annotations: {
          'loft.sh/paused': 'true',
          'loft.sh/paused-date': '2026-11-19',
        },
      }),
    },
    /paused since 2026-11-19; resume it/,
  ],
  [
    'sleeps',
    {
      workload: workload({ replicas: 0 }, 0, {
        labels: { 'loft.sh/sleep-mode': 'true' },
      }),
    },
    /put to sleep/,
  ],
  ['has no replicas', { workload: workload({ replicas: 0 }) }, /scale it up/],
  [
    'starts',
    { workload: workload({ replicas: 1 }) },
    /not ready yet: nobody answers/,
  ],
  ['runs', { workload: workload({ replicas: 1 }, 1) }, /^nobody answers$/],
])('says of a vcluster that %s why it was not read', (_, tenant, expected) => {
  expect(whyNotRead({ namespace: namespace(), ...tenant }, error)).toMatch(
    expected,
  );
});
