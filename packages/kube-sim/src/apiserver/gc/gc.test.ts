import {
  CONFIG_MAPS,
  configMap,
  Fixture,
  until,
} from '../../__testUtils__/fixture';
import { RawClient } from '../../connection/RawClient';

const fixture = new Fixture();
afterEach(() => fixture.close());

async function family(client: RawClient) {
  const owner = (await client.post(CONFIG_MAPS, configMap('owner'))).json();
  const reference = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: 'owner',
    uid: owner.metadata.uid,
    blockOwnerDeletion: true,
  };
  for (const name of ['child', 'other']) {
    await client.post(
      CONFIG_MAPS,
      configMap(name, {}, { ownerReferences: [reference] }),
    );
  }
  return owner;
}

const gone = (client: RawClient, name: string) => async () =>
  (await client.get(`${CONFIG_MAPS}/${name}`)).code === 404;

describe('garbage collection', () => {
  it('deletes dependents after their owner', async () => {
    const { client } = await fixture.connect();
    await family(client);
    await client.delete(`${CONFIG_MAPS}/owner`);
    await until(gone(client, 'child'));
    await until(gone(client, 'other'));
  });

  it('deletes dependents before their owner when asked to', async () => {
    const { client } = await fixture.connect();
    await family(client);
    await client.patch(`${CONFIG_MAPS}/child`, 'merge', {
      metadata: { finalizers: ['example.com/hold'] },
    });
    const answer = await client.delete(`${CONFIG_MAPS}/owner`, {
      propagationPolicy: 'Foreground',
    });
    expect(answer.json().metadata).toMatchObject({
      deletionTimestamp: expect.any(String),
      finalizers: ['foregroundDeletion'],
    });
    await until(gone(client, 'other'));
    expect((await client.get(`${CONFIG_MAPS}/owner`)).code).toBe(200);
    await client.patch(`${CONFIG_MAPS}/child`, 'merge', {
      metadata: { finalizers: null },
    });
    await until(gone(client, 'owner'));
  });

  it('lets dependents live on as orphans', async () => {
    const { client } = await fixture.connect();
    await family(client);
    await client.delete(`${CONFIG_MAPS}/owner`, {
      propagationPolicy: 'Orphan',
    });
    await until(gone(client, 'owner'));
    const child = (await client.get(`${CONFIG_MAPS}/child`)).json();
    expect(child.metadata).not.toHaveProperty('ownerReferences');
  });

  it('deletes what claims an owner that never was', async () => {
    const { client } = await fixture.connect();
    const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'x', uid: 'no' };
    await client.post(
      CONFIG_MAPS,
      configMap('stray', {}, { ownerReferences: [owner] }),
    );
    await until(gone(client, 'stray'));
  });

  it('waits for finalizers, and removes with the last of them', async () => {
    const { client } = await fixture.connect();
    const finalizers = ['example.com/a', 'example.com/b'];
    await client.post(CONFIG_MAPS, configMap('held', {}, { finalizers }));
    const path = `${CONFIG_MAPS}/held`;
    const marked = await client.delete(path);
    const { deletionTimestamp } = marked.json().metadata;
    expect(deletionTimestamp).toEqual(expect.any(String));
    await client.patch(path, 'merge', {
      metadata: { finalizers: ['example.com/a'] },
    });
    const second = (await client.delete(path)).json();
    expect(second.metadata.deletionTimestamp).toBe(deletionTimestamp);
    await client.patch(path, 'merge', { metadata: { finalizers: [] } });
    expect((await client.get(path)).code).toBe(404);
  });
});
