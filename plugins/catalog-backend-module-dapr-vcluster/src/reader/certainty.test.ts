import { aHost, fresh } from '../__testUtils__/fixtures';
import { doubtAbout } from './certainty';

const since = '2026-11-20T12:00:00Z';

describe('doubtAbout', () => {
  it('has none about a host that is watched without a gap', () => {
    expect(doubtAbout(aHost('h'), fresh())).toBeUndefined();
  });

  it.each(['connecting', 'stale', 'unreachable'] as const)(
    'doubts a host that is %s',
    connection => {
      expect(doubtAbout(aHost('h', { connection }), fresh())).toContain(
        connection,
      );
    },
  );

  it('gives the reason of the backend', () => {
    const stale = { since, reason: 'no word since 12:00' };
    expect(doubtAbout(aHost('h'), fresh({ stale }))).toBe(
      'no word since 12:00',
    );
  });

  it.each(['namespaces', 'statefulsets.apps', 'deployments.apps'])(
    'doubts when %s cannot be read',
    kind => {
      const unknown = [{ kind, state: 'forbidden' as const, since }];
      expect(doubtAbout(aHost('h'), fresh({ unknown }))).toBe(
        `${kind}: forbidden`,
      );
    },
  );

  it('does not mind kinds that say nothing about existence, nor a kind the host lacks', () => {
    const unknown = [
      { kind: 'pods', state: 'forbidden' as const, since },
      { kind: 'components.dapr.io', state: 'loading' as const, since },
      { kind: 'deployments.apps', state: 'missing' as const, since },
    ];
    expect(doubtAbout(aHost('h'), fresh({ unknown }))).toBeUndefined();
  });

  it('doubts a host the backend does not speak of', () => {
    expect(doubtAbout(undefined, fresh())).toBeDefined();
    expect(doubtAbout(aHost('h'), undefined)).toBeDefined();
  });
});
