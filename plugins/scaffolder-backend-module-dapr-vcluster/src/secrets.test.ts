import { startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { RawClient } from 'dapr-vcluster-kube-sim';
import { setTimeout as pause } from 'node:timers/promises';
import { postgresUrl } from 'dapr-vcluster-test-processes';
import { parse } from 'yaml';
import { entities } from './__testUtils__/entities';
import { KeptDatabases } from './__testUtils__/KeptDatabases';
import { KillablePortal } from './__testUtils__/killable/KillablePortal';
import { kubeconfigOf, plantAll } from './__testUtils__/planted/plant';
import { TEMPLATES } from './__testUtils__/planted/templates';
import { BROKEN, OWNER, PLANTED, TENANT } from './__testUtils__/planted/texts';
import { accessTo, realBackend } from './__testUtils__/realBackend';
import { Watched } from './__testUtils__/watched';
import scaffolderModule from './index';

jest.setTimeout(180_000);

const SMALL = {
  name: 'small',
  values: {
    controlPlane: {
      statefulSet: { labels: { note: PLANTED['Helm values'] } },
    },
  },
};

/** Its signature; the rest is in other tokens too. */
function tokenOf(kubeconfig: string): string {
  const [{ user }] = parse(kubeconfig).users;
  return user.token.split('.')[2];
}

describe('secrets', () => {
  const watched = new Watched();
  let databases: KeptDatabases;
  let other: KillablePortal | undefined;
  let sandbox: Sandbox;
  let base: string;
  let stop = async () => {};
  // What a person downloads is not watched.
  const download = globalThis.fetch;
  const restoreFetch = watched.watchFetch();

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['sandbox'] });
    databases = await KeptDatabases.open();
    const settings = { presets: [SMALL] };
    const config = { backend: databases.config };
    // Another portal, if they can share a database.
    const startOther = async () =>
      KillablePortal.start(
        {
          host: accessTo(sandbox),
          owner: OWNER,
          settings,
          config,
          hasTenants: true,
        },
        text => watched.note('output of the other portal', text),
      );
    other = postgresUrl() ? await startOther() : undefined;
    const backend = await startTestBackend({
      features: [
        scaffolder,
        scaffolderModule,
        catalogServiceMock.factory({ entities: [...entities, ...TEMPLATES] }),
        ...realBackend(sandbox, OWNER, settings, config),
        ...watched.features(),
      ],
    });
    stop = () => backend.stop();
    base = `http://localhost:${backend.server.port()}/api`;
  });
  afterAll(async () => {
    restoreFetch();
    await stop();
    await other?.kill();
    await sandbox?.close();
    await databases?.close();
  });

  const get = (path: string) => fetch(`${base}${path}`);
  const post = (path: string, body: object) =>
    fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  /** Runs a template to its end, and reads all that is kept of the task. */
  async function run(name: string, secrets: Record<string, string> = {}) {
    const created = await post('/scaffolder/v2/tasks', {
      templateRef: `template:default/${name}`,
      values: {},
      secrets,
    });
    const { id } = await created.json();
    if (created.status !== 201) {
      throw new Error(watched.seen.get('answers')?.at(-1));
    }
    for (;;) {
      const task = await (await get(`/scaffolder/v2/tasks/${id}`)).json();
      await get(`/scaffolder/v2/tasks/${id}/events`);
      if (!['open', 'processing'].includes(task.status)) {
        return task.status;
      }
      await pause(50);
    }
  }

  it('keeps secrets out of logs, outputs, databases and responses', async () => {
    const host = new RawClient(
      sandbox.hosts.sandbox!.server,
      sandbox.hosts.sandbox!.server.adminToken,
    );
    expect(await run('create')).toBe('completed');
    const kubeconfig = await kubeconfigOf(host);
    const virtual = new RawClient(kubeconfig, kubeconfig.token);
    await plantAll(host, virtual);

    const secrets = {
      password: PLANTED['task secret'],
      header: PLANTED['header of an HTTPEndpoint'],
    };
    expect(await run('register', secrets)).toBe('completed');
    expect(
      await run('register', {
        ...secrets,
        password: PLANTED['rotated task secret'],
      }),
    ).toBe('completed');
    for (const name of ['plain', 'address', 'misspelt', 'manifest']) {
      expect([name, await run(name, secrets)]).toEqual([name, 'failed']);
    }
    expect(await run('check')).toBe('completed');

    const tenant = `/dapr-vcluster/tenants/${TENANT}`;
    const failed = [];
    for (const path of [
      '/dapr-vcluster/hosts',
      '/dapr-vcluster/hosts/sandbox/control-plane',
      '/dapr-vcluster/options',
      '/dapr-vcluster/tenants',
      '/dapr-vcluster/openapi.json',
      '/scaffolder/v2/tasks',
      tenant,
      `/dapr-vcluster/tenants/${BROKEN}`,
      ...[
        'components',
        'secrets',
        'sidecars',
        'events',
        'context',
        'check',
        'usage',
        'topology',
      ].map(part => `${tenant}/${part}`),
    ]) {
      const answer = await get(path);
      if (answer.status !== 200) {
        failed.push(`${path} ${await answer.text()}`);
      }
    }
    expect(failed).toEqual([]);
    const refused = PLANTED['secret in a refused manifest'];
    for (const manifests of [
      `apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ndata: {a: "${refused}"}`,
      `apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData: {a: ${refused}: b}`,
      `apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: "${refused}"}`,
    ]) {
      const { status } = await post(`${tenant}/manifests`, { manifests });
      expect(status).toBe(400);
    }
    const issued = await download(`${base}${tenant}/kubeconfig`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }).then(answer => answer.json());
    expect(await run('kubeconfig')).toBe('completed');
    expect(await run('delete')).toBe('completed');

    // All of it has been read: the names beside the secrets are there.
    const seen = [...watched.seen.values()].flat().join('\n');
    const beside = ['leaky', 'store-secrets', 'cannot dial', 'InstallFailed'];
    expect(beside.filter(text => !seen.includes(text))).toEqual([]);
    const where = [...watched.seen.keys()].sort();
    expect(where).toEqual(
      expect.arrayContaining(['answers', 'audit', 'events', 'log', 'signals']),
    );
    const all = {
      ...PLANTED,
      'token of the host': sandbox.hosts.sandbox!.portalToken,
      'token of the kubeconfig': kubeconfig.token,
      'token of an issued kubeconfig': tokenOf(issued.kubeconfig),
    };
    await watched.noteDatabases(databases);
    expect(watched.leaks(all)).toEqual([]);
    // What is no secret is in the databases.
    const kept = [...(await databases.texts()).values()];
    expect(kept.join('\n')).toContain('redis.databases:6379');
  });
});
