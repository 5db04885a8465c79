import { TestServers } from '../__testUtils__/TestServers';
import { Discovery } from './Discovery';

const servers = new TestServers();
afterEach(() => servers.close());

it('finds how kinds are addressed, and requests each group and version once', async () => {
  const { client, server } = await servers.start();
  const discovery = new Discovery(client);
  const [pod, namespace, deployment] = await Promise.all([
    discovery.find('v1', 'Pod'),
    discovery.find('v1', 'Namespace'),
    discovery.find('apps/v1', 'Deployment'),
  ]);
  expect(pod).toEqual({
    apiVersion: 'v1',
    kind: 'Pod',
    plural: 'pods',
    namespaced: true,
  });
  expect(namespace?.namespaced).toBe(false);
  expect(deployment?.plural).toBe('deployments');
  const asked = server.requests.newest().map(({ path }) => path);
  expect(asked.filter(path => path === '/api/v1')).toHaveLength(1);
});

it('knows no kind that the server does not serve', async () => {
  const { client } = await servers.start();
  const discovery = new Discovery(client);
  expect(await discovery.find('v1', 'Gadget')).toBeUndefined();
  expect(await discovery.find('example.org/v1', 'Gadget')).toBeUndefined();
});

it('throws when the server does not answer as it should', async () => {
  const { client, server } = await servers.start();
  server.faults.fail({ code: 503, count: 1 });
  await expect(new Discovery(client).find('v1', 'Pod')).rejects.toMatchObject({
    status: 503,
  });
});
