import { revisionOf } from './revision';

const content = (observedAt: string, name = 'a') => ({
  items: [{ name, loaded: { state: 'known', observedAt, value: [] } }],
});

describe('revisionOf', () => {
  it('does not change when the same content is observed again', () => {
    expect(revisionOf(content('2026-01-01T00:00:00Z'))).toBe(
      revisionOf(content('2026-01-01T00:01:00Z')),
    );
  });

  it('changes with the content', () => {
    expect(revisionOf(content('2026-01-01T00:00:00Z', 'b'))).not.toBe(
      revisionOf(content('2026-01-01T00:00:00Z')),
    );
  });
});
