import { contextGaps } from './contextGaps';

describe('contextGaps', () => {
  it('is empty when all was read', () => {
    expect(contextGaps({ namespace: 'shop', side: 'host' })).toEqual([]);
  });

  it.each([
    ['host' as const, ['G4', 'G10/captured-host']],
    ['virtual' as const, ['G4', 'G10/captured-host', 'conflicts']],
  ])('names what only the vcluster knows, written to the %s', (side, words) => {
    const gaps = contextGaps({ namespace: 'shop', side, vcluster: 'paused' });
    expect(gaps.map(({ why }) => why)).toEqual(words.map(() => 'paused'));
    expect(gaps.map(({ what }) => what)).toEqual(
      words.map(word => expect.stringContaining(word)),
    );
    expect(gaps[0].what).toContain('"shop"');
  });

  it('names the other tenants that cannot be seen', () => {
    const otherTenants = 'components.dapr.io are forbidden';
    expect(
      contextGaps({ namespace: 'shop', side: 'host', otherTenants }),
    ).toEqual([{ what: expect.stringContaining('G8'), why: otherTenants }]);
  });
});
