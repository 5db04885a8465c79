import { testDatabases } from '../../__testUtils__/testDatabases';
import { migratedDatabase } from '../../platform/database';
import { TenantLocks } from './TenantLocks';

const REF = { host: 'h', namespace: 'vcluster-a', name: 'a' };
const databases = testDatabases();

/** Work that ends when it is told to. */
function held() {
  let end = () => {};
  let isBegun = () => {};
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  const begun = new Promise<void>(resolve => {
    isBegun = resolve;
  });
  const work = () => {
    isBegun();
    return ended;
  };
  return { work, begun, end };
}

describe.each(databases.eachSupportedId())('TenantLocks on %p', id => {
  /** Two portals on one database. */
  async function portals() {
    const client = await databases.init(id);
    const database = { getClient: async () => client };
    // One portal is there when the other one starts.
    await migratedDatabase(database);
    return [new TenantLocks(database), new TenantLocks({ ...database })];
  }

  it('lets one operation work, tells the other which and whose it is, and lets it work afterwards', async () => {
    const [first, second] = await portals();
    const { work, begun, end } = held();
    const running = first.run(
      REF,
      { operation: 'upgrade', by: 'user:default/ada' },
      work,
    );
    await begun;
    const deletion = { operation: 'delete', by: 'user:default/tom' } as const;
    let worked = false;
    const remove = async () => {
      worked = true;
      return 'deleted';
    };
    await expect(second.run(REF, deletion, remove)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /^tenant "h\/vcluster-a\/a" is being upgraded since 20.*Z by user:default\/ada\. Wait until that has ended\.$/,
      ),
      details: { field: 'tenant', value: 'h/vcluster-a/a' },
    });
    expect(worked).toBe(false);
    const other = { ...REF, name: 'b' };
    expect(await second.run(other, deletion, remove)).toBe('deleted');
    end();
    await running;
    expect(await second.run(REF, deletion, remove)).toBe('deleted');
  });

  it('does not tell whoever creates a tenant whose it is', async () => {
    const [locks] = await portals();
    const claim = { operation: 'pause', by: 'user:default/ada' } as const;
    const create = { operation: 'create', by: 'user:default/tom' } as const;
    await locks.run(REF, claim, async () => {
      await expect(locks.run(REF, create, async () => {})).rejects.toThrow(
        /is being paused since [^ ]*Z\. Wait/,
      );
    });
  });

  it('is given back by work that fails', async () => {
    const [locks] = await portals();
    const claim = { operation: 'pause', by: 'user:default/ada' } as const;
    await expect(
      locks.run(REF, claim, async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    const other = { operation: 'delete', by: 'user:default/tom' } as const;
    expect(await locks.run(REF, other, async () => 1)).toBe(1);
  });

  it('lets the same user repeat what a portal that has ended had begun', async () => {
    const [first, second] = await portals();
    const claim = { operation: 'delete', by: 'user:default/ada' } as const;
    const dead = held();
    const running = first.run(REF, claim, dead.work);
    await dead.begun;
    const [taken] = await Promise.all([
      second.attempt(REF, { ...claim, by: 'user:default/tom' }, async () => 1),
    ]);
    expect(taken).toMatchObject({ taken: { by: 'user:default/ada' } });
    expect(await second.run(REF, claim, async () => 2)).toBe(2);
    // What comes after the repetition does not wait for the one that has ended without a word.
    const next = { operation: 'create', by: 'user:default/tom' } as const;
    expect(await second.run(REF, next, async () => 3)).toBe(3);
    dead.end();
    await running;
  });

  it('takes over what nobody has renewed', async () => {
    const [first, second] = await portals();
    const claim = { operation: 'delete', by: 'user:default/ada' } as const;
    const dead = held();
    const running = first.run(REF, claim, dead.work);
    await dead.begun;
    const other = { operation: 'pause', by: 'user:default/tom' } as const;
    expect(await second.attempt(REF, other, async () => 1)).toHaveProperty(
      'taken',
    );
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
    expect(await second.attempt(REF, other, async () => 1)).toEqual({
      value: 1,
    });
    now.mockRestore();
    dead.end();
    await running;
  });

  it('lets exactly one of many begin', async () => {
    const [first, second] = await portals();
    let running = 0;
    let most = 0;
    const attempts = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? first : second).attempt(
          REF,
          { operation: 'pause', by: `user:default/u${index}` },
          async () => {
            most = Math.max(most, ++running);
            await new Promise(resolve => {
              setImmediate(resolve);
            });
            running -= 1;
          },
        ),
      ),
    );
    expect(most).toBe(1);
    expect(attempts.some(each => 'value' in each)).toBe(true);
  });
});
