import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { pod } from '../../__testUtils__/objects';
import { TestHosts } from '../../__testUtils__/TestHosts';
import { VclusterPod } from '../../__testUtils__/VclusterPod';
import { HostRegistry } from '../hosts';
import { openToVcluster } from './openToVcluster';

const hosts = new TestHosts();
afterEach(() => hosts.close());

const manifest = (file: string): KubeObject[] =>
  parseAllDocuments(
    readFileSync(join(__dirname, '../../../manifests', file), 'utf8'),
  ).map(document => document.toJS());

/** Opens the port of a vcluster with the rights of some manifests. */
async function open(...files: string[]) {
  const vcluster = pod('vcluster-a', 'a-0');
  vcluster.metadata.labels = { app: 'vcluster', release: 'a' };
  vcluster.status = { phase: 'Running' };
  const { server } = await hosts.start({
    initial: [...files.flatMap(manifest), vcluster],
  });
  server.setPodBackend(new VclusterPod(server));
  const { url, caData } = server;
  const token = server.serviceAccountToken(
    'backstage',
    'backstage-dapr-vcluster',
  );
  const connection = { url, caData, token };
  const registry = HostRegistry.create([], [{ name: 'h', connection }]);
  hosts.onClose(() => registry.close());
  const { webSocket, pod: opened } = await openToVcluster(
    registry.get('h'),
    { host: 'h', namespace: 'vcluster-a', name: 'a' },
    AbortSignal.timeout(10_000),
  );
  webSocket.terminate();
  return opened;
}

it('needs the manifest that says so', async () => {
  await expect(open('rbac.yaml')).rejects.toThrow(
    /^the port-forward to pod vcluster-a\/a-0 was refused: pods "a-0" is forbidden: .* cannot get resource "pods\/portforward" .*rbac-port-forward\.yaml$/,
  );
});

it('needs no more than that manifest', async () => {
  expect(await open('rbac.yaml', 'rbac-port-forward.yaml')).toBe(
    'vcluster-a/a-0',
  );
});
