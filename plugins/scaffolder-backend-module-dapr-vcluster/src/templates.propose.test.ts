import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { parse } from 'yaml';
import { Published, publishingModule } from './__testUtils__/publishing';
import { startRealScaffolder } from './__testUtils__/realScaffolder';

// Templates are run by the scaffolder with the real backend.
jest.setTimeout(180_000);

const owner = 'group:default/team-a';
const FORM = {
  host: 'sandbox',
  name: 'proposed',
  owner,
  layout: 'flux',
  service: 'github',
  repoUrl: 'github.com?owner=acme&repo=clusters',
  branch: 'main',
};
const GIT = {
  propose: true,
  service: 'github',
  repoUrl: 'github.com?owner=acme&repo=clusters',
  branch: 'main',
};
const DIRECT = { tenant: 'sandbox/vcluster-direct/direct' };
const FOLDER = 'tenants/vcluster-direct';

describe('templates that propose changes as files', () => {
  const published: Published[] = [];
  let sandbox: Sandbox;
  let scaffolder: Awaited<ReturnType<typeof startRealScaffolder>>;

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['sandbox'] });
    scaffolder = await startRealScaffolder({
      sandbox,
      owner,
      features: [publishingModule(published)],
    });
  });
  beforeEach(() => {
    published.length = 0;
  });
  afterAll(async () => {
    await scaffolder?.stop();
    await sandbox?.close();
  });

  it.each([
    ['github', 'flux', 'publish:github:pull-request', ''],
    ['gitlab', 'argocd', 'publish:gitlab:merge-request', '-/'],
  ])(
    'opens a request at %s with the files for %s, and writes nothing to the host',
    async (service, layout, action, dash) => {
      const { status, output, log } = await scaffolder.run('propose-tenant', {
        ...FORM,
        service,
        layout,
        repoUrl: `${service}.com?owner=acme&repo=clusters`,
      });
      expect([status, log.join('\n')]).toEqual([
        'completed',
        expect.any(String),
      ]);
      expect(output.links).toEqual([
        expect.objectContaining({ url: 'https://git.example.com/requests/1' }),
      ]);
      expect(published).toEqual([
        expect.objectContaining({
          action,
          input: expect.objectContaining({
            branchName: 'vcluster/sandbox-vcluster-proposed-proposed',
            targetBranchName: 'main',
            title: 'vcluster proposed on sandbox',
          }),
        }),
      ]);
      const [{ files }] = published;
      const folder = 'tenants/vcluster-proposed';
      expect(Object.keys(files).sort()).toEqual(
        ['isolation', 'kustomization', 'namespace', 'release', 'rights'].map(
          name => `${folder}/${name}.yaml`,
        ),
      );
      expect(parse(files[`${folder}/kustomization.yaml`]).resources).toContain(
        'namespace.yaml',
      );
      expect(
        parse(files[`${folder}/namespace.yaml`]).metadata.annotations,
      ).toMatchObject({
        'dapr-vcluster/git-location': `https://${service}.com/acme/clusters/${dash}tree/main/${folder}`,
      });
      expect(files[`${folder}/release.yaml`]).toContain(
        layout === 'flux' ? 'kind: HelmRelease' : 'kind: Application',
      );
      const answer = await scaffolder.get(
        '/dapr-vcluster/tenants/sandbox/vcluster-proposed/proposed',
      );
      expect(answer.status).toBe(404);
    },
  );

  it('runs as a dry run of the template editor', async () => {
    const { log, output } = await scaffolder.dryRun('propose-tenant', FORM);
    expect(JSON.stringify(log)).toContain('tenants/vcluster-proposed');
    expect(output.text[0].content).toContain('kustomization.yaml');
  });

  it('creates nothing but a pull request with the form that creates, and the same files', async () => {
    await scaffolder.run('propose-tenant', FORM);
    const { host, name, layout } = FORM;
    const { status, output, log } = await scaffolder.run('create-tenant', {
      ...GIT,
      host,
      name,
      owner,
      layout,
    });
    if (status !== 'completed') {
      throw new Error(log.join('\n'));
    }
    const [proposed, created] = published;
    expect(created).toEqual(proposed);
    expect(output.links).toMatchObject([{ title: 'Pull request' }]);
    expect(output.text).toMatchObject([{ title: 'Proposed' }]);
  });

  describe('into a tenant', () => {
    const component = (name: string, type: string) => ({
      component: {
        name,
        type,
        version: 'v1',
        metadata: [],
        scopes: ['reader'],
      },
    });
    beforeAll(async () => {
      const runs = [
        await scaffolder.run('create-tenant', {
          host: 'sandbox',
          name: 'direct',
          owner,
        }),
        await scaffolder.run('register-dapr-component', {
          ...DIRECT,
          ...component('my-pubsub', 'pubsub.in-memory'),
        }),
      ];
      for (const { status, log } of runs) {
        if (status !== 'completed') {
          throw new Error(log.join('\n'));
        }
      }
    });
    const proposed = async (template: string, form: object) => {
      const { status, output, log } = await scaffolder.run(template, {
        ...GIT,
        ...DIRECT,
        ...form,
      });
      if (status !== 'completed') {
        throw new Error(log.join('\n'));
      }
      expect(output.text).toMatchObject([{ title: 'Proposed' }]);
      expect(output.links).toContainEqual(
        expect.objectContaining({ title: 'Pull request' }),
      );
      const [{ files }] = published;
      return Object.fromEntries(
        Object.entries(files).map(([path, text]) => [
          path,
          text.split(/^---$/m).map(each => parse(each)),
        ]),
      );
    };

    it('proposes an app with what belongs to it, and applies nothing', async () => {
      const files = await proposed('deploy-dapr-app', {
        appId: 'reader',
        image: 'registry.example.com/demo/samples:1.0.0',
        role: 'subscriber',
        topic: 'direct-orders',
      });
      expect(Object.keys(files).sort()).toEqual([
        `${FOLDER}/apps/reader.yaml`,
        `${FOLDER}/dapr/reader-subscription.yaml`,
      ]);
      expect(
        files[`${FOLDER}/apps/reader.yaml`].map(
          ({ kind, metadata }) => `${kind} ${metadata.namespace}`,
        ),
      ).toContain('Deployment default');
      expect(files[`${FOLDER}/dapr/reader-subscription.yaml`]).toMatchObject([
        { kind: 'Subscription', spec: { topic: 'direct-orders' } },
      ]);
      const { body } = await scaffolder.get(
        '/dapr-vcluster/tenants/sandbox/vcluster-direct/direct/sidecars',
      );
      expect(body).toMatchObject({ items: [] });
    });

    it('proposes a Dapr Component, and registers nothing', async () => {
      const files = await proposed(
        'register-dapr-component',
        component('values', 'state.in-memory'),
      );
      expect(files).toEqual({
        [`${FOLDER}/dapr/values.yaml`]: [
          expect.objectContaining({
            kind: 'Component',
            spec: expect.objectContaining({ type: 'state.in-memory' }),
          }),
        ],
      });
      const { body } = await scaffolder.get(
        '/dapr-vcluster/tenants/sandbox/vcluster-direct/direct/components',
      );
      expect(body).toMatchObject({ items: [{ name: 'my-pubsub' }] });
    });
  });

  it('fails with the field when the host would refuse it', async () => {
    const { status, log } = await scaffolder.run('propose-tenant', {
      ...FORM,
      preset: 'gold',
    });
    expect(status).toBe('failed');
    expect(log.join('\n')).toMatch(/preset.*gold/);
    expect(published).toEqual([]);
  });
});
