import { conditionTone } from './conditionTone';

describe('conditionTone', () => {
  it.each([
    ['Ready', 'True', 'ok'],
    ['Ready', 'False', 'warning'],
    ['Ready', 'Unknown', 'unknown'],
    ['Stalled', 'True', 'warning'],
    ['Stalled', 'False', 'ok'],
    ['ComparisonError', 'True', 'warning'],
    ['OrphanedResourceWarning', 'True', 'warning'],
    ['Synced', 'False', 'warning'],
    ['AsInGit', 'Unknown', 'unknown'],
    ['Reconciling', 'True', 'busy'],
    ['Reconciling', 'False', 'quiet'],
  ] as const)('gives %s %s the tone %s', (type, status, tone) => {
    expect(conditionTone({ type, status })).toBe(tone);
  });
});
