import fc from 'fast-check';
import { Observed } from './Observed';
import { memberOf } from './rendezvous';

describe('memberOf', () => {
  const members = fc.uniqueArray(fc.string({ minLength: 1 }), {
    minLength: 1,
    maxLength: 8,
  });
  const keys = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 50 });

  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(members, fc.string(), (all, key) => {
        expect(memberOf(key, [...all].reverse())).toBe(memberOf(key, all));
      }),
    );
  });

  it('moves only the keys of a member that goes', () => {
    fc.assert(
      fc.property(members, keys, ([gone, ...left], all) => {
        for (const key of all) {
          const before = memberOf(key, [gone, ...left]);
          const after = memberOf(key, left);
          expect(after).toBe(before === gone ? memberOf(key, left) : before);
        }
      }),
    );
  });

  it('shares evenly', () => {
    const shares = new Map<string, number>();
    for (let key = 0; key < 3_000; key++) {
      const member = memberOf(`vcluster-${key}`, ['a', 'b', 'c'])!;
      shares.set(member, (shares.get(member) ?? 0) + 1);
    }
    expect(Math.min(...shares.values())).toBeGreaterThan(850);
  });
});

describe('Observed', () => {
  const lease = (renewTime: string) => ({
    metadata: { name: 'a', uid: '1' },
    spec: { holderIdentity: 'x', renewTime },
  });

  it('believes in changes that it sees, not in times that others write', () => {
    let now = 0;
    const observed = new Observed(() => now);
    observed.take([lease('2099-01-01T00:00:00.000000Z')]);
    now = 9_000;
    observed.take([lease('2099-01-01T00:00:00.000000Z')]);
    expect(observed.isAlive('a', 10_000)).toBe(true);
    now = 10_000;
    expect(observed.isAlive('a', 10_000)).toBe(false);
    observed.take([lease('1970-01-01T00:00:00.000000Z')]);
    expect(observed.isAlive('a', 10_000)).toBe(true);
    observed.take([]);
    expect(observed.isAlive('a', 10_000)).toBe(false);
  });
});
