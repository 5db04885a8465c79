import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import {
  getIfPresent,
  HttpKubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { createSandbox, Sandbox } from './createSandbox';

jest.setTimeout(180_000);

let stateDir: string;
let sandbox: Sandbox | undefined;

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
  rmSync(stateDir, { recursive: true });
});

function clientOf(context: string) {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromFile(join(stateDir, 'kubeconfig.yaml'));
  kubeConfig.setCurrentContext(context);
  return new HttpKubeClient(kubeConfig);
}

it('offers both hosts in a kubeconfig that only its owner can read', async () => {
  sandbox = await createSandbox({ stateDir });
  expect(statSync(join(stateDir, 'kubeconfig.yaml')).mode & 0o777).toBe(0o600);
  const live = clientOf('sandbox');
  const injector = await getIfPresent<KubeObject>(live, RESOURCES.deployments, {
    namespace: 'dapr-system',
    name: 'dapr-sidecar-injector',
  });
  expect(JSON.stringify(injector?.spec)).toContain('vcluster-*:vc-*');
  live.close();
  const recorded = clientOf('recorded');
  expect(
    (
      await recorded.list(RESOURCES.statefulSets, {
        labelSelector: 'app=vcluster',
      })
    ).items,
  ).toHaveLength(2);
  recorded.close();
});

it('starts only the hosts asked for, and writes nothing without a directory', async () => {
  sandbox = await createSandbox({ hosts: ['recorded'] });
  expect(sandbox.hosts.sandbox).toBeUndefined();
  expect(sandbox.kubeconfigPath).toBeUndefined();
  expect(sandbox.kubeconfig()).toMatchObject({
    'current-context': 'recorded',
    contexts: [{ name: 'recorded' }],
  });
});

it('keeps what was made on the live host', async () => {
  const note = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: 'default', name: 'note' },
  };
  sandbox = await createSandbox({ stateDir, hosts: ['sandbox'] });
  const admin = new KubeConfig();
  admin.loadFromString(
    JSON.stringify(sandbox.hosts.sandbox!.server.kubeconfig()),
  );
  const client = new HttpKubeClient(admin);
  await client.create(RESOURCES.configMaps, note);
  client.close();
  await sandbox.close();
  expect(statSync(join(stateDir, 'state.json')).mode & 0o777).toBe(0o600);
  sandbox = await createSandbox({ stateDir, hosts: ['sandbox'] });
  const state = readFileSync(join(stateDir, 'state.json'), 'utf8');
  expect(state).toContain('"note"');
  expect(
    sandbox.hosts.sandbox!.server.store.get('configmaps', 'default', 'note'),
  ).toBeDefined();
});

it('names the file that it cannot read', async () => {
  writeFileSync(join(stateDir, 'state.json'), '{"format": 99}');
  await expect(createSandbox({ stateDir, hosts: ['sandbox'] })).rejects.toThrow(
    /state\.json has format 99, this version reads 1: remove the file/,
  );
});
