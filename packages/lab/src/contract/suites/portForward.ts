import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { KubeConfig } from '@kubernetes/client-node';
import type { DaprComponentList } from 'backstage-plugin-dapr-vcluster-common';
import { RawClient } from 'dapr-vcluster-kube-sim';
import {
  deleteIfPresent,
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Kubectl } from '../../cluster/Kubectl';
import type { LabEnvironment } from '../../commands/environment';
import { ROOT } from '../../paths';
import { PluginBackend } from '../../portal/PluginBackend';
import type { OpenTenant } from '../Bench';
import { secret } from '../objects';
import { Stage } from '../Stage';
import { until } from '../until';

const MANIFESTS = resolve(ROOT, 'plugins/dapr-vcluster-backend/manifests');
const RIGHTS = resolve(MANIFESTS, 'rbac-port-forward.yaml');

/** A portal that runs Helm may open ports in the namespaces of tenants anyway: what is tried here is one that does not. */
const OF_HELM = resolve(MANIFESTS, 'rbac-helm.yaml');

/** That a portal reads a vcluster through the API server of its host, which asks the node of the vcluster's pod. */
export function portForwardSuite(
  stage: Stage,
  { kubectl, adminKubeconfig }: LabEnvironment,
) {
  describe('a port-forward through the host', () => {
    const host = new Kubectl(kubectl, adminKubeconfig);
    let backend: PluginBackend;

    beforeAll(async () => {
      await host.run(['delete', '--ignore-not-found', '-f', OF_HELM]);
      await until(
        'the role of tenants without the rights of Helm',
        async () => {
          const rules = await host.run([
            'get',
            'clusterrole',
            'dapr-vcluster-tenant',
            '--output=jsonpath={.rules}',
          ]);
          return rules.includes('"secrets"') && !rules.includes('portforward');
        },
      );
      backend = await PluginBackend.start([
        {
          name: 'lab',
          vclusters: 'port-forward',
          connection: stage.bench.target.portal,
        },
      ]);
      const isShown = async ({ namespace, name }: OpenTenant) =>
        (await backend.get(`/tenants/lab/${namespace}/${name}`)).status === 200;
      await until('the tenants to be shown', async () =>
        (
          await Promise.all([stage.single, stage.multi].map(isShown))
        ).every(Boolean),
      );
    });
    afterAll(async () => {
      await backend.stop();
      await host.run(['delete', '--ignore-not-found', '-f', RIGHTS]);
      await host.run(['apply', '--server-side', '-f', OF_HELM]);
    });

    /** What the kubeconfig of a vcluster says. */
    const accessTo = async ({ namespace, name }: OpenTenant) => {
      const found = await getIfPresent<
        KubeObject & { data: { config: string } }
      >(stage.bench.host, RESOURCES.secrets, { namespace, name: `vc-${name}` });
      const kubeConfig = new KubeConfig();
      kubeConfig.loadFromString(
        Buffer.from(found!.data.config, 'base64').toString(),
      );
      return {
        caData: kubeConfig.getCurrentCluster()!.caData!,
        token: kubeConfig.getCurrentUser()!.token,
      };
    };
    const read = async ({ namespace, name }: OpenTenant, what: string) => {
      const path = `/tenants/lab/${namespace}/${name}/${what}`;
      const { status, text } = await backend.get(path);
      return { status, body: JSON.parse(text) };
    };
    const components = async () => {
      const { body } = await read(stage.multi, 'components');
      return body as DaprComponentList;
    };

    it('needs rights of its own, and says so', async () => {
      const { declared } = await components();
      expect(declared).toMatchObject({
        state: 'unknown',
        reason: expect.stringMatching(
          /port-forward to pod .*-0 was refused: .*rbac-port-forward\.yaml/,
        ),
      });
    });

    it('tells what a tenant has declared in its vcluster', async () => {
      await host.run(['apply', '--server-side', '-f', RIGHTS]);
      await stage.multi.virtual.create(RESOURCES.components, {
        apiVersion: RESOURCES.components.apiVersion,
        kind: RESOURCES.components.kind,
        metadata: { namespace: 'default', name: 'declared-inside' },
        spec: { type: 'state.in-memory', version: 'v1', metadata: [] },
        scopes: ['nobody'],
      });
      const seen = await until('the Dapr Component', async () => {
        const { items } = await components();
        const found = items.find(
          ({ virtual }) => virtual?.name === 'declared-inside',
        );
        return found?.declared === 'yes' && found.synced === 'in-sync'
          ? found
          : undefined;
      });
      expect(seen).toMatchObject({
        virtual: { namespace: 'default' },
        host: { namespace: stage.multi.hostNamespace },
      });
      await deleteIfPresent(stage.multi.virtual, RESOURCES.components, {
        namespace: 'default',
        name: 'declared-inside',
      });
    });

    it('tells the names of the Secrets of a vcluster', async () => {
      const { virtual } = stage.single;
      await virtual.create(RESOURCES.secrets, secret('inside', 'unseen'));
      // A vcluster that could not be reached is asked again after a while only.
      const answer = await until('the Secret', async () => {
        const text = JSON.stringify((await read(stage.single, 'secrets')).body);
        return text.includes('"inside"') && text;
      });
      expect(answer).not.toContain('unseen');
      await deleteIfPresent(virtual, RESOURCES.secrets, {
        namespace: 'default',
        name: 'inside',
      });
    });

    it('serves kubectl too', async () => {
      const { namespace, name } = stage.single;
      const child = spawn(kubectl, [
        ...['--kubeconfig', adminKubeconfig, '--namespace', namespace],
        ...['port-forward', `pod/${name}-0`, ':8443'],
      ]);
      try {
        const [line] = await once(createInterface(child.stdout), 'line');
        const [, address] = /from (127\.0\.0\.1:\d+) -> 8443/.exec(line)!;
        const { caData, token } = await accessTo(stage.single);
        const client = new RawClient(
          { url: `https://${address}`, caData },
          token,
        );
        const { code } = await client.get('/api/v1/secrets');
        client.close();
        expect(code).toBe(200);
      } finally {
        child.kill('SIGTERM');
        await once(child, 'close');
      }
    });
  });
}
