import { RESOURCES } from '../objects/resources';
import { configMap } from '../__testUtils__/configMap';
import { TestServers } from '../__testUtils__/TestServers';
import { HttpKubeClient } from './HttpKubeClient';
import { deleteIfPresent, getIfPresent, listIfPresent } from './ifPresent';

const MAPS = RESOURCES.configMaps;
const REF = { namespace: 'default', name: 'settings' };
const servers = new TestServers();
let client: HttpKubeClient;
let server: Awaited<ReturnType<TestServers['start']>>['server'];

beforeAll(async () => {
  ({ client, server } = await servers.start());
});
afterEach(() => server.faults.clear());
afterAll(() => servers.close());

it('takes a missing object and a missing kind for absent', async () => {
  expect(await getIfPresent(client, MAPS, REF)).toBeUndefined();
  const { components } = RESOURCES;
  expect(await getIfPresent(client, components, REF)).toBeUndefined();
  expect(await listIfPresent(client, components, {})).toEqual([]);
  expect(await deleteIfPresent(client, MAPS, REF)).toBe(false);
});

it('reads, lists and deletes what is present', async () => {
  await client.create(MAPS, configMap('settings'));
  expect(await getIfPresent(client, MAPS, REF)).toMatchObject({
    metadata: REF,
  });
  const fieldSelector = 'metadata.name=settings';
  expect(await listIfPresent(client, MAPS, { fieldSelector })).toHaveLength(1);
  expect(await deleteIfPresent(client, MAPS, REF)).toBe(true);
  expect(await deleteIfPresent(client, MAPS, REF)).toBe(false);
});

it('does not delete another object of the same name', async () => {
  await client.create(MAPS, configMap('settings'));
  const preconditions = { uid: 'other' };
  expect(await deleteIfPresent(client, MAPS, REF, { preconditions })).toBe(
    false,
  );
  expect(await getIfPresent(client, MAPS, REF)).toBeDefined();
});

it('throws every other refusal', async () => {
  server.faults.forbid({ plural: 'configmaps' });
  const refused = { status: 403 };
  await expect(getIfPresent(client, MAPS, REF)).rejects.toMatchObject(refused);
  await expect(listIfPresent(client, MAPS, {})).rejects.toMatchObject(refused);
  await expect(deleteIfPresent(client, MAPS, REF)).rejects.toMatchObject(
    refused,
  );
});
