import { timeText } from './timeText';

const now = Date.parse('2026-11-20T12:00:00Z');

describe('timeText', () => {
  const text = timeText('en');

  it.each([
    ['2026-11-20T11:59:40Z', 'now'],
    ['2026-11-20T11:57:00Z', '3 minutes ago'],
    ['2026-11-20T10:01:00Z', '1 hour ago'],
    ['2026-11-18T12:00:00Z', '2 days ago'],
    ['2026-11-20T12:05:00Z', 'in 5 minutes'],
  ])('formats %s relative to now', (time, expected) => {
    expect(text.ago(time, now)).toBe(expected);
  });

  it('omits the date only for today', () => {
    const time = new Date(now).toISOString();
    expect(text.clock(time, now)).not.toContain('2026');
    expect(text.clock('2026-11-18T12:00:00Z', now)).toContain('Nov 18, 2026');
  });

  it('replaces times within a sentence', () => {
    expect(
      text.within('It expires at 2026-11-20T12:00:00.123Z, v1.2 of 2026.'),
    ).toMatch(/^It expires at Nov 20, 2026, \d+:00\s[AP]M, v1\.2 of 2026\.$/);
  });

  it('does not shift a date to another time zone', () => {
    expect(text.day('2027-01-22')).toBe('Jan 22, 2027');
  });

  it('uses the language of the app', () => {
    expect(timeText('de').ago('2026-11-20T11:57:00Z', now)).toBe(
      'vor 3 Minuten',
    );
  });
});
