import {
  CONFIG_MAPS,
  configMap,
  Fixture,
  pod,
  PODS,
} from '../../__testUtils__/fixture';
import { RawClient } from '../../connection/RawClient';

const fixture = new Fixture();
afterEach(() => fixture.close());

const MINE = `${CONFIG_MAPS}?labelSelector=mine`;

async function fill(client: RawClient, count: number) {
  for (let index = 0; index < count; index++) {
    await client.post(
      CONFIG_MAPS,
      configMap(`m${index}`, {}, { labels: { mine: 'yes' } }),
    );
  }
}

function names(list: { items: { metadata: { name: string } }[] }): string[] {
  return list.items.map(item => item.metadata.name);
}

describe('lists', () => {
  it('come in pages that all show the moment of the first', async () => {
    const { client } = await fixture.connect();
    await fill(client, 5);
    const first = (await client.get(`${MINE}&limit=2`)).json();
    expect(names(first)).toEqual(['m0', 'm1']);
    await client.delete(`${CONFIG_MAPS}/m3`);
    await client.post(
      CONFIG_MAPS,
      configMap('m9', {}, { labels: { mine: 'yes' } }),
    );
    const second = (
      await client.get(`${MINE}&limit=2&continue=${first.metadata.continue}`)
    ).json();
    const third = (
      await client.get(`${MINE}&limit=2&continue=${second.metadata.continue}`)
    ).json();
    expect([...names(second), ...names(third)]).toEqual(['m2', 'm3', 'm4']);
    expect(third.metadata.continue).toBeUndefined();
    expect(third.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
  });

  it('tell how many remain when no selector is at work', async () => {
    const { client } = await fixture.connect();
    await fill(client, 4);
    const total = (await client.get(CONFIG_MAPS)).json().items.length;
    const { metadata } = (await client.get(`${CONFIG_MAPS}?limit=1`)).json();
    expect(metadata.remainingItemCount).toBe(total - 1);
  });

  it('refuse to go on once the history is compacted', async () => {
    const { server, client } = await fixture.connect();
    await fill(client, 3);
    const { metadata } = (await client.get(`${MINE}&limit=1`)).json();
    await client.delete(`${CONFIG_MAPS}/m2`);
    server.store.compact();
    const answer = await client.get(
      `${MINE}&limit=1&continue=${metadata.continue}`,
    );
    expect(answer.code).toBe(410);
    expect(answer.json().reason).toBe('Expired');
    const nonsense = await client.get(`${MINE}&continue=x`);
    expect(nonsense.code).toBe(400);
  });

  it('refuse a version that is still to come', async () => {
    const { client } = await fixture.connect();
    const answer = await client.get(
      `${CONFIG_MAPS}?resourceVersion=999999&resourceVersionMatch=NotOlderThan`,
    );
    expect(answer.code).toBe(504);
    expect(answer.json().message).toContain('Too large resource version');
    const cached = await client.get(`${CONFIG_MAPS}?resourceVersion=0`);
    expect(cached.code).toBe(200);
  });

  it('select by labels and by fields', async () => {
    const { client } = await fixture.connect();
    const labels: Record<string, string>[] = [
      { tier: 'web', team: 'a' },
      { tier: 'db', team: 'a' },
      { team: 'b' },
    ];
    for (const [index, own] of labels.entries()) {
      await client.post(PODS, {
        ...pod(`p${index}`, { labels: own }),
        spec: {
          nodeName: `n${index}`,
          containers: [{ name: 'a', image: 'a' }],
        },
      });
    }
    const select = async (selector: string) =>
      names((await client.get(`${PODS}?${selector}`)).json());
    const by = (text: string) =>
      select(`labelSelector=${encodeURIComponent(text)}`);
    expect(await by('team=a,tier in (web,cache)')).toEqual(['p0']);
    expect(await by('tier notin (web)')).toEqual(['p1', 'p2']);
    expect(await by('!tier')).toEqual(['p2']);
    expect(await by('team!=a')).toEqual(['p2']);
    expect(await select('fieldSelector=spec.nodeName%3Dn1')).toEqual(['p1']);
    expect(await select('fieldSelector=status.phase!%3DPending')).toEqual([]);
    expect(
      await select('fieldSelector=metadata.name%3Dp2,status.phase%3DPending'),
    ).toEqual(['p2']);
    const unknown = await client.get(`${PODS}?fieldSelector=spec.colour%3Dred`);
    expect(unknown.code).toBe(400);
    const malformed = await client.get(`${PODS}?labelSelector=a%20b`);
    expect(malformed.code).toBe(400);
  });
});
