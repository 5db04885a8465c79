import { mockServices } from '@backstage/backend-test-utils';
import {
  Discovery,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { parseAllDocuments } from 'yaml';
import { until } from '../../__testUtils__/until';
import { WritePath } from '../../__testUtils__/WritePath';
import { readProvisioner } from '../../tenants/provisioners';

jest.setTimeout(180_000);

const body = {
  host: 'sandbox',
  name: 'proposed',
  owner: 'group:default/team-a',
  profile: 'oss-hostmanaged',
};

describe('with provisioner git', () => {
  let path: WritePath;
  beforeAll(async () => {
    path = await WritePath.start(
      readProvisioner(
        mockServices.rootConfig({
          data: { daprVcluster: { provisioner: 'git' } },
        }),
      ),
      {
        config: {
          profiles: {
            'oss-hostmanaged': {
              chartVersion: '0.36.1',
              upgradeVersions: ['0.37.2'],
            },
          },
        },
      },
    );
  });
  afterAll(() => path?.close());

  const create = (query = '', user: 'teamA' | 'teamB' = 'teamA') =>
    path.send('POST', `/tenants${query}`, user, body);

  it('creates no tenant, says how to propose it, and changes nothing', async () => {
    const before = await path.fingerprint();
    const { status, body: answer } = await create();
    expect([status, answer.error.details]).toEqual([
      409,
      {
        field: 'provisioner',
        value: 'git',
        fix: expect.stringMatching(/"Open a pull request".*vcluster:files/),
      },
    ]);
    expect(await path.fingerprint()).toEqual(before);
    expect((await create('', 'teamB')).status).toBe(403);
  });

  it('shows what would be applied', async () => {
    const { status, body: answer } = await create('?dryRun=true');
    expect([status, answer.outcome]).toEqual([200, 'dry-run']);
    expect(answer.rendered).toContain('kind: HelmRelease');
  });

  it('upgrades by pull request only, and changes everything else as ever', async () => {
    const { body: rendered } = await path.send(
      'POST',
      '/tenant-files',
      'teamA',
      {
        ...body,
        layout: 'flux',
      },
    );
    const discovery = new Discovery(path.host);
    const at = (name: string) =>
      rendered.files.find((file: { path: string }) => file.path.endsWith(name));
    for (const name of ['namespace', 'rights', 'isolation', 'release']) {
      const file = at(`/${name}.yaml`);
      for (const document of file ? parseAllDocuments(file.content) : []) {
        const object = document.toJS();
        const resource = await discovery.find(object.apiVersion, object.kind);
        await path.host.apply(resource!, object, { fieldManager: 'flux' });
      }
    }
    await until('the vcluster to run', async () => {
      const set = await path.host.get<
        KubeObject & { status?: { readyReplicas?: number } }
      >(RESOURCES.statefulSets, {
        namespace: 'vcluster-proposed',
        name: 'proposed',
      });
      return set.status?.readyReplicas ? true : undefined;
    });
    const tenant = '/tenants/sandbox/vcluster-proposed/proposed';
    for (const query of ['', '?dryRun=true']) {
      const { status, body: answer } = await path.send(
        'POST',
        `${tenant}/upgrade${query}`,
        'teamA',
        { version: '0.37.2' },
      );
      expect([status, answer.error.message]).toEqual([
        409,
        expect.stringContaining('daprVcluster.provisioner is git'),
      ]);
      expect(answer.error.details.fix).toContain('propose-tenant');
    }
    const paused = await path.send('POST', `${tenant}/pause`, 'teamA');
    expect([paused.status, paused.body.outcome]).toEqual([200, 'paused']);
  });
});
