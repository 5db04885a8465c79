import { afterEvents, CONNECTING, KEPT_LINES } from './FollowedLog';

const linesFrom = (first: number, count: number) => ({
  type: 'lines' as const,
  lines: Array.from({ length: count }, (_, at) => ({
    text: `line ${first + at}`,
  })),
});

it('keeps the newest lines and counts the others', () => {
  const half = afterEvents(CONNECTING, [linesFrom(0, KEPT_LINES - 1)]);
  expect(half).toMatchObject({ forgotten: 0 });
  const full = afterEvents(half, [
    linesFrom(KEPT_LINES - 1, 3),
    { type: 'dropped', count: 2 },
  ]);
  expect(full).toMatchObject({ forgotten: 2, dropped: 2 });
  expect(full.lines).toHaveLength(KEPT_LINES);
  expect(full.lines[0].text).toBe('line 2');
  expect(half.lines).toHaveLength(KEPT_LINES - 1);
});

it('keeps the lines on a keep-alive event', () => {
  const log = afterEvents(CONNECTING, [linesFrom(0, 1)]);
  expect(afterEvents(log, [{ type: 'alive' }]).lines).toBe(log.lines);
});
