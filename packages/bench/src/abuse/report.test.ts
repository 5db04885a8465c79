import { abuseTable } from './report';

const sent = { status: 400, milliseconds: 12.34, bytes: 310 };

describe('abuseTable', () => {
  it.each([
    [20, 'reached'],
    [200, 'missed'],
  ])('compares a p99 of %s ms with the goal', (p99, goal) => {
    const text = abuseTable(
      [{ name: 'alias bomb', sent: [sent, { ...sent, milliseconds: 250 }] }],
      { p50: 3, p99, requests: 100 },
    );
    expect(text).toMatch(/^alias bomb +400 +250 ms +0\.31 kB$/m);
    expect(text).toContain(
      `p50 3 ms, p99 ${p99} ms (goal: under 200 ms, ${goal})`,
    );
  });
});
