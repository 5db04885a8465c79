import { KubeConfig } from '@kubernetes/client-node';
import { kubeConfigOf } from 'dapr-vcluster-kube-sim';
import {
  HttpKubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { installPortalAccount } from './portalAccount';
import { TestHost } from '../__testUtils__/TestHost';
import { withTestHost } from '../__testUtils__/withTestHost';

let host: TestHost;
withTestHost(started => {
  host = started;
});

function portal() {
  const kubeConfig = new KubeConfig();
  const cluster = kubeConfigOf(host.host.server, '').getCurrentCluster()!;
  kubeConfig.loadFromClusterAndUser(cluster, {
    name: 'portal',
    token: host.host.portalToken,
  });
  return new HttpKubeClient(kubeConfig);
}

it('gives the portal the rights of the manifest and no others', async () => {
  const client = portal();
  expect(
    (await client.list<KubeObject>(RESOURCES.pods)).items.length,
  ).toBeGreaterThan(0);
  const namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'vcluster-made' },
  };
  expect(await client.create(RESOURCES.namespaces, namespace)).toMatchObject({
    metadata: { name: 'vcluster-made' },
  });
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { namespace: 'default', name: 'more' },
    rules: [],
  };
  await expect(client.create(RESOURCES.roles, role)).rejects.toMatchObject({
    status: 403,
  });
  const configMap = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: 'default', name: 'x' },
  };
  await expect(
    client.create(RESOURCES.configMaps, configMap),
  ).rejects.toMatchObject({
    status: 403,
  });
  client.close();
});

it('makes the portal an administrator where the manifest is missing, and says so', async () => {
  const account = await installPortalAccount(host.client, [
    '/nowhere/rbac.yaml',
  ]);
  expect(account.clusterAdmin).toBe(true);
});
