import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  IssueKubeconfigResult,
  RevokeKubeconfigsResult,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  HttpKubeClient,
  isForbidden,
  isUnauthorized,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Failure } from '../../../../../scripts/lib/failure.mjs';
import { Kubectl } from '../../cluster/Kubectl';
import type { LabEnvironment } from '../../commands/environment';
import { PluginBackend } from '../../portal/PluginBackend';
import { Stage } from '../Stage';
import { until } from '../until';

const HOST = 'contract';

type Seen = 'listed' | 'forbidden' | 'unauthorized';
type Kind = 'pods' | 'secrets';

/** What somebody with a kubeconfig sees of a kind. */
type Look = (kubeconfig: string, kind: Kind) => Promise<Seen>;

const DENIES = mockServices.permissions.mock({
  authorize: async all => all.map(() => ({ result: AuthorizeResult.DENY })),
  authorizeConditional: async all =>
    all.map(() => ({ result: AuthorizeResult.DENY })),
});

/** That kubeconfigs of the portal work, give what their role gives, end, and are refused to others. */
export function kubeconfigSuite(stage: Stage, lab?: LabEnvironment) {
  describe('kubeconfigs that the portal issues', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-kubeconfig-'));
    const look: Look = lab ? withKubectl(lab.kubectl, folder) : withClient;
    let portal: PluginBackend;
    let stranger: PluginBackend;

    beforeAll(async () => {
      const hosts = [{ name: HOST, connection: stage.bench.target.portal }];
      portal = await PluginBackend.start(hosts);
      stranger = await PluginBackend.start(hosts, {}, [DENIES.factory]);
    });
    afterAll(async () => {
      rmSync(folder, { recursive: true });
      await portal?.stop();
      await stranger?.stop();
    });

    const path = () => {
      const { namespace, name } = stage.single;
      return `/tenants/${HOST}/${namespace}/${name}/kubeconfig`;
    };
    const issue = async (minutes?: number) => {
      const { status, text } = await portal.post(path(), { minutes });
      expect([status, status === 200 ? '' : text]).toEqual([200, '']);
      return JSON.parse(text) as Required<IssueKubeconfigResult>;
    };

    it('give what the role gives, and no more', async () => {
      const { kubeconfig, clusterRole, address } = await issue();
      expect(clusterRole).toBe('view');
      expect(address.verified).toBe(true);
      expect(await look(kubeconfig, 'pods')).toBe('listed');
      expect(await look(kubeconfig, 'secrets')).toBe('forbidden');
    });

    it('end when the API server says, which takes no less than ten minutes', async () => {
      const { kubeconfig, expiresAt } = await issue(10);
      const config = new KubeConfig();
      config.loadFromString(kubeconfig);
      const [, claims] = config.getCurrentUser()!.token!.split('.');
      const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
      expect(new Date(exp * 1000).toISOString()).toBe(
        new Date(expiresAt).toISOString(),
      );
      const minutes = (Date.parse(expiresAt) - Date.now()) / 60_000;
      expect(minutes).toBeGreaterThan(8);
      expect(minutes).toBeLessThanOrEqual(10.1);
      const account = { namespace: 'kube-system', name: 'default' };
      await expect(
        stage.single.virtual.create(
          RESOURCES.serviceAccounts,
          {
            apiVersion: 'authentication.k8s.io/v1',
            kind: 'TokenRequest',
            metadata: account,
            spec: { expirationSeconds: 599 },
          },
          { subresource: 'token' },
        ),
      ).rejects.toMatchObject({
        message: expect.stringContaining(
          'may not specify a duration less than 10 minutes',
        ),
      });
    });

    it('are not given to somebody without the permission', async () => {
      const accounts = async () =>
        (
          await stage.single.virtual.list(RESOURCES.serviceAccounts, {
            labelSelector: 'dapr-vcluster/kubeconfig=true',
          })
        ).items.length;
      const before = await accounts();
      const { status, text } = await stranger.post(path(), {});
      expect(status).toBe(403);
      expect(text).toContain('dapr-vcluster.kubeconfig.issue');
      expect((await stranger.delete(path())).status).toBe(403);
      expect(await accounts()).toBe(before);
    });

    it('all end when they are revoked, and a new one works', async () => {
      const { kubeconfig } = await issue();
      expect(await look(kubeconfig, 'pods')).toBe('listed');
      const { text } = await portal.delete(path());
      const { outcome } = JSON.parse(text) as RevokeKubeconfigsResult;
      expect(outcome).toBe('revoked');
      // API servers remember for ten seconds that a token was good.
      await until('the end of the token', async () =>
        (await look(kubeconfig, 'pods')) === 'unauthorized' ? true : undefined,
      );
      const fresh = await issue();
      expect(await look(fresh.kubeconfig, 'pods')).toBe('listed');
      expect(await look(kubeconfig, 'pods')).toBe('unauthorized');
      await portal.delete(path());
    });
  });
}

async function withClient(kubeconfig: string, kind: Kind): Promise<Seen> {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  const client = new HttpKubeClient(config);
  try {
    await client.list(RESOURCES[kind]);
    return 'listed';
  } catch (error) {
    return seenOf(isForbidden(error), isUnauthorized(error), error);
  } finally {
    client.close();
  }
}

function withKubectl(program: string, folder: string): Look {
  return async (kubeconfig, kind) => {
    const file = join(folder, 'kubeconfig');
    writeFileSync(file, kubeconfig, { mode: 0o600 });
    try {
      await new Kubectl(program, file).run(['get', kind, '--all-namespaces']);
      return 'listed';
    } catch (error) {
      const said = ((error as Failure).evidence ?? []).join('\n');
      return seenOf(
        said.includes('(Forbidden)'),
        said.includes('(Unauthorized)'),
        error,
      );
    }
  };
}

function seenOf(
  forbidden: boolean,
  unauthorized: boolean,
  error: unknown,
): Seen {
  if (forbidden) {
    return 'forbidden';
  }
  if (unauthorized) {
    return 'unauthorized';
  }
  throw error;
}
