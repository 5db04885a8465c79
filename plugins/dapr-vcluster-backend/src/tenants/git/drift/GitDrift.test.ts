import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { TestHosts } from '../../../__testUtils__/TestHosts';
import { TenantIndex } from '../../../inventory/TenantIndex';
import { GitDrift } from './GitDrift';
import { fileUrl } from './readFolder';

const FOLDER = 'https://github.com/example/infra/tree/main/tenants/vcluster-a';
const AT = (name: string) =>
  `https://github.com/example/infra/blob/main/tenants/vcluster-a/${name}`;
const KUSTOMIZATION = 'resources: [namespace.yaml]\n';
const NAMESPACE = `apiVersion: v1
kind: Namespace
metadata:
  name: vcluster-a
  labels: { team: a }
`;

const hosts = new TestHosts();
afterEach(() => hosts.close());

/** Compares a tenant whose folder has these files. */
async function compare(files: Record<string, string> | Error) {
  const asked: string[] = [];
  const { client, hosts: registry } = await hosts.start({
    initial: [
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'vcluster-a', labels: { team: 'a' } },
      },
    ],
  });
  const ref = { host: 'sandbox', namespace: 'vcluster-a', name: 'a' };
  const tenant = {
    id: 'sandbox/vcluster-a/a',
    ref,
    conditions: [],
    findings: [],
  } as unknown as Tenant;
  const bucket = {
    namespaces: new Map([
      [
        'vcluster-a',
        {
          name: 'vcluster-a',
          namespace: 'vcluster-a',
          annotations: { 'dapr-vcluster/git-location': FOLDER },
        },
      ],
    ]),
  };
  const index = {
    stateOf: () => ({
      sources: {},
      buckets: new Map([['vcluster-a', bucket]]),
    }),
    tenants: () => [tenant],
  } as unknown as TenantIndex;
  const urlReader = {
    readUrl: async (url: string) => {
      asked.push(url);
      if (files instanceof Error) {
        throw files;
      }
      const text = files[url.split('/').at(-1) ?? ''];
      if (text === undefined) {
        throw Object.assign(new Error('no such file'), {
          name: 'NotFoundError',
        });
      }
      return { buffer: async () => Buffer.from(text) };
    },
  } as unknown as UrlReaderService;
  const logger: LoggerService = mockServices.logger.mock();
  const drift = new GitDrift({ hosts: registry, index, logger, urlReader });
  await drift.run();
  const { conditions, findings } = drift.shown(tenant);
  return { client, asked, condition: conditions[0], findings };
}

it('says that host and Git are the same', async () => {
  const { asked, condition, findings } = await compare({
    'kustomization.yaml': KUSTOMIZATION,
    'namespace.yaml': NAMESPACE,
  });
  expect(asked).toEqual([AT('kustomization.yaml'), AT('namespace.yaml')]);
  expect(condition).toMatchObject({ type: 'AsInGit', status: 'True' });
  expect(findings).toEqual([]);
});

it('names objects and fields that differ, without values', async () => {
  const { condition, findings } = await compare({
    'kustomization.yaml': 'resources: [namespace.yaml, release.yaml]\n',
    'namespace.yaml': NAMESPACE.replace('team: a', 'team: hunter2'),
    'release.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: x, namespace: vcluster-a }
---
apiVersion: v1
kind: Secret
metadata: { name: other, namespace: kube-system }
`,
  });
  expect(condition).toMatchObject({
    status: 'False',
    message: expect.stringContaining('3 objects'),
  });
  expect(findings[0]).toMatchObject({
    ruleId: 'tenant/differs-from-git',
    evidence: expect.arrayContaining([
      { label: 'Namespace vcluster-a', value: 'metadata.labels.team' },
      { label: 'NetworkPolicy vcluster-a/x', value: 'is not on the host' },
      {
        label: 'Secret kube-system/other',
        value: 'is in Git, but is no object of this tenant',
      },
    ]),
  });
  expect(JSON.stringify(findings)).not.toContain('hunter2');
});

it.each<[string, Record<string, string> | Error, string]>([
  ['an empty folder', {}, 'it could not be read (NotFoundError)'],
  [
    'a repository that is not allowed',
    Object.assign(new Error('token abc'), { name: 'NotAllowedError' }),
    'it could not be read (NotAllowedError)',
  ],
  [
    'a list of something else',
    { 'kustomization.yaml': 'resources: ["../../other.yaml"]' },
    'something other than files of its folder',
  ],
  [
    'an address in the list',
    { 'kustomization.yaml': 'resources: ["https://evil.example/x.yaml"]' },
    'something other than files of its folder',
  ],
  [
    'no YAML',
    { 'kustomization.yaml': KUSTOMIZATION, 'namespace.yaml': '{ a: [' },
    'namespace.yaml is not YAML',
  ],
  [
    'a large file',
    {
      'kustomization.yaml': KUSTOMIZATION,
      'namespace.yaml': `# ${'x'.repeat(300_000)}`,
    },
    'namespace.yaml has more than 256 kB',
  ],
])('does not know with %s', async (_, files, reason) => {
  const { condition, findings } = await compare(files);
  expect(condition).toMatchObject({
    status: 'Unknown',
    message: expect.stringContaining(reason),
  });
  expect(condition.message).not.toContain('abc');
  expect(findings).toEqual([]);
});

it('says nothing of tenants that are not in Git', () => {
  const tenant = { id: 'x', conditions: [], findings: [] } as unknown as Tenant;
  const drift = new GitDrift({
    hosts: {} as never,
    index: {} as never,
    logger: mockServices.logger.mock(),
  });
  expect(drift.shown(tenant)).toBe(tenant);
});

it('reads files where the folder is shown', () => {
  expect(fileUrl(`${FOLDER}/`, 'a.yaml')).toBe(AT('a.yaml'));
  expect(fileUrl('https://gitlab.com/g/p/-/tree/main/t', 'a.yaml')).toBe(
    'https://gitlab.com/g/p/-/blob/main/t/a.yaml',
  );
});
