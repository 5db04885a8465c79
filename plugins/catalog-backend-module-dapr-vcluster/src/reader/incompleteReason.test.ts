import { aHost, fresh } from '../__testUtils__/fixtures';
import { incompleteReason } from './incompleteReason';

const since = '2026-11-20T12:00:00Z';

describe('incompleteReason', () => {
  it('returns undefined for a host that is watched completely', () => {
    expect(incompleteReason(aHost('h'), fresh())).toBeUndefined();
  });

  it.each(['connecting', 'stale', 'unreachable'] as const)(
    'returns a reason for a host that is %s',
    connection => {
      expect(incompleteReason(aHost('h', { connection }), fresh())).toContain(
        connection,
      );
    },
  );

  it('returns the reason of the backend', () => {
    const stale = { since, reason: 'no word since 12:00' };
    expect(incompleteReason(aHost('h'), fresh({ stale }))).toBe(
      'no word since 12:00',
    );
  });

  it.each(['namespaces', 'statefulsets.apps', 'deployments.apps'])(
    'returns a reason if %s cannot be read',
    kind => {
      const unknown = [{ kind, state: 'forbidden' as const, since }];
      expect(incompleteReason(aHost('h'), fresh({ unknown }))).toBe(
        `${kind}: forbidden`,
      );
    },
  );

  it('ignores other kinds, and kinds that are not installed', () => {
    const unknown = [
      { kind: 'pods', state: 'forbidden' as const, since },
      { kind: 'components.dapr.io', state: 'loading' as const, since },
      { kind: 'deployments.apps', state: 'missing' as const, since },
    ];
    expect(incompleteReason(aHost('h'), fresh({ unknown }))).toBeUndefined();
  });

  it('returns a reason for a host that the backend does not report', () => {
    expect(incompleteReason(undefined, fresh())).toBeDefined();
    expect(incompleteReason(aHost('h'), undefined)).toBeDefined();
  });
});
