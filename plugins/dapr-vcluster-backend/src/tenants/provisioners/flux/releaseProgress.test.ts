import { HostObject } from 'backstage-plugin-dapr-vcluster-node';
import { releaseProgress } from './releaseProgress';

const release = (
  conditions: object[],
  { observed = 2, ...spec }: { observed?: number; suspend?: boolean } = {},
) =>
  releaseProgress({
    metadata: { name: 'a', namespace: 'n', generation: 2 },
    spec,
    status: { observedGeneration: observed, conditions },
  } as unknown as HostObject);

const ready = (status: string, reason: string, message = 'why') => ({
  type: 'Ready',
  status,
  reason,
  message,
});

it.each([
  ['ready', [ready('True', 'UpgradeSucceeded')], 'done'],
  ['under way', [ready('Unknown', 'Progressing')], 'waiting'],
  ['without a chart yet', [ready('False', 'SourceNotReady')], 'waiting'],
  [
    'of a chart that there is not',
    [
      ready(
        'False',
        'SourceNotReady',
        "no 'vcluster' chart with version matching '0.99.0' found",
      ),
    ],
    'failed',
  ],
  ['failed', [ready('False', 'UpgradeFailed')], 'failed'],
  [
    'stalled',
    [ready('False', 'Other'), { type: 'Stalled', status: 'True' }],
    'failed',
  ],
  ['without conditions', [], 'waiting'],
])('a release that is %s', (_, conditions, state) => {
  expect(release(conditions).state).toBe(state);
});

it('does not believe conditions of an older generation', () => {
  expect(release([ready('True', 'x')], { observed: 1 }).state).toBe('waiting');
});

it('does not wait for a suspended one', () => {
  expect(release([ready('True', 'x')], { suspend: true })).toEqual({
    state: 'failed',
    reason: 'Flux is told to suspend the HelmRelease (spec.suspend)',
  });
});
