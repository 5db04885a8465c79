import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  KubeError,
  KubeObject,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { readManifest } from '../../../__testUtils__/applyManifest';
import { TestHosts } from '../../../__testUtils__/TestHosts';
import { HostConfigError } from '../HostConfigError';
import { HostRegistry } from '../HostRegistry';
import { checkHost } from './checkHost';
import { allows, requiredRights } from './requiredRights';

const MANIFEST = resolve(__dirname, '../../../../manifests/rbac.yaml');
const roles = requiredRights(readFileSync(MANIFEST, 'utf8'));

const hosts = new TestHosts();
afterEach(() => hosts.close());

/** Tests a host on which the manifest was applied, changed or not, with the portal's service account. */
async function check(
  options: {
    change?: (object: KubeObject) => KubeObject | undefined;
    readOnly?: boolean;
    token?: string;
  } = {},
) {
  const { change = object => object } = options;
  const { server } = await hosts.start({
    initial: readManifest('rbac.yaml').flatMap(each => change(each) ?? []),
  });
  const { url, caData } = server;
  const token =
    options.token ??
    server.serviceAccountToken('backstage', 'backstage-dapr-vcluster');
  const registry = HostRegistry.create(
    [],
    [{ name: 'h', connection: { url, caData, token } }],
  );
  hosts.onClose(() => registry.close());
  const { client } = registry.get('h');
  return checkHost({ client, roles, readOnly: options.readOnly });
}

const without =
  (role: string, isMeant: (rule: any) => boolean) => (object: KubeObject) =>
    object.kind === 'ClusterRole' && object.metadata.name === role
      ? {
          ...object,
          rules: (object.rules as object[]).filter(rule => !isMeant(rule)),
        }
      : object;

describe('checkHost', () => {
  it('passes with the rights of the manifest', async () => {
    expect(await check()).toEqual({
      outcome: 'passed',
      identity: 'system:serviceaccount:backstage:backstage-dapr-vcluster',
      results: [
        expect.objectContaining({
          check: 'connection',
          outcome: 'passed',
          title: expect.stringMatching(
            /^The API server answers \(Kubernetes v1\./,
          ),
        }),
        expect.objectContaining({ check: 'rights/read', outcome: 'passed' }),
        expect.objectContaining({ check: 'rights/write', outcome: 'passed' }),
        expect.objectContaining({ check: 'rights/tenants', outcome: 'passed' }),
      ],
    });
  });

  it('names each right that is missing', async () => {
    const { outcome, results } = await check({
      change: without('backstage-dapr-vcluster-read', rule =>
        rule.resources.includes('helmreleases'),
      ),
    });
    expect(outcome).toBe('failed');
    expect(results[1]).toMatchObject({
      check: 'rights/read',
      outcome: 'failed',
      fix: expect.stringContaining('rbac.yaml'),
      missing: ['get', 'list', 'watch'].map(verb => ({
        verb,
        group: 'helm.toolkit.fluxcd.io',
        resource: 'helmreleases',
      })),
    });
    expect(results[2].outcome).toBe('passed');
  });

  it('names the rights that the role of tenants lacks', async () => {
    const { results } = await check({
      change: without('dapr-vcluster-tenant-base', rule =>
        rule.resources.includes('secrets'),
      ),
    });
    expect(results[3]).toMatchObject({
      check: 'rights/tenants',
      outcome: 'failed',
      missing: expect.arrayContaining([
        { verb: 'get', group: '', resource: 'secrets' },
      ]),
    });
  });

  it('says that the role of tenants does not exist', async () => {
    const { results } = await check({
      change: each =>
        each.kind === 'ClusterRole' &&
        each.metadata.name.startsWith('dapr-vcluster-tenant')
          ? undefined
          : each,
    });
    expect(results[3]).toMatchObject({
      outcome: 'failed',
      title: expect.stringContaining('does not exist'),
    });
  });

  it('needs fewer rights on a host that is only looked at', async () => {
    const { outcome, results } = await check({
      readOnly: true,
      change: each =>
        each.metadata.name === 'backstage-dapr-vcluster-write'
          ? undefined
          : each,
    });
    expect(outcome).toBe('passed');
    expect(results.map(each => each.check)).toEqual([
      'connection',
      'rights/read',
    ]);
  });

  it('tells credentials that are not accepted from a server out of reach', async () => {
    expect(await check({ token: 'expired' })).toMatchObject({
      outcome: 'failed',
      results: [{ check: 'credentials', outcome: 'failed' }],
    });
    const registry = HostRegistry.create(
      [],
      [
        {
          name: 'h',
          connection: { url: 'https://127.0.0.1:1', token: 't' },
        },
      ],
    );
    hosts.onClose(() => registry.close());
    expect(
      await checkHost({ client: registry.get('h').client, roles }),
    ).toMatchObject({
      outcome: 'failed',
      results: [
        {
          check: 'connection',
          title: expect.stringContaining('could not be reached'),
        },
      ],
    });
  });

  it.each([
    ['ECONNREFUSED', 'Check the port'],
    ['ENOTFOUND', 'Check the name of the host'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'Use an address that the certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'Give the certificate authority'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'Give the certificate authority'],
    ['ECONNRESET', 'begins with https://'],
    ['ETIMEDOUT', 'Check the address, the certificate authority'],
  ])('says what to do about %s', async (code, fix) => {
    const client = {
      create: async () => {
        throw new KubeError({
          status: 0,
          reason: 'Unreachable',
          message: `the API server could not be reached (${code})`,
        });
      },
    };
    const { results } = await checkHost({ client: client as never, roles });
    expect(results).toEqual([
      expect.objectContaining({
        check: 'connection',
        fix: expect.stringContaining(fix),
      }),
    ]);
  });

  it('says that credentials are those of nobody', async () => {
    const { results } = await check({ token: '' });
    expect(results).toEqual([
      expect.objectContaining({
        check: 'credentials',
        outcome: 'failed',
        title: expect.stringContaining('system:anonymous'),
        fix: expect.stringContaining('an account that exists'),
      }),
    ]);
  });

  describe('with an API server that answers some requests only', () => {
    type Asked = Parameters<typeof checkHost>[0]['client'];
    const refused = (options: { status: number; missing?: 'kind' }) =>
      new KubeError({ reason: '', message: 'no answer', ...options });
    const client = (create: (kind: string) => object): Asked => ({
      create: (async ({ kind }: { kind: string }) => create(kind)) as never,
      get: async () => {
        throw refused({ status: 503 });
      },
      raw: (async () => ({
        status: 200,
        body: '{"gitVersion":"v1.27.3"}',
      })) as never,
    });

    it('goes on without the name of the account before Kubernetes 1.28', async () => {
      const { identity, results } = await checkHost({
        roles,
        readOnly: true,
        client: client(kind => {
          if (kind === 'SelfSubjectReview') {
            throw refused({ status: 404, missing: 'kind' });
          }
          return { status: { allowed: true } };
        }),
      });
      expect(identity).toBeUndefined();
      expect(results).toMatchObject([
        { check: 'connection', outcome: 'passed' },
        { check: 'rights/read', outcome: 'passed' },
      ]);
    });

    it('does not take rights that could not be asked for as missing', async () => {
      const { outcome, results } = await checkHost({
        roles,
        client: client(kind => {
          if (kind === 'SelfSubjectAccessReview') {
            throw refused({ status: 503 });
          }
          return {};
        }),
      });
      expect(outcome).toBe('unknown');
      expect(results.slice(1)).toEqual(
        ['rights/read', 'rights/write', 'rights/tenants'].map(id =>
          expect.objectContaining({
            check: id,
            outcome: 'unknown',
            title: expect.stringContaining('could not be asked: no answer'),
          }),
        ),
      );
    });
  });

  it('does not ask a host whose configuration cannot be used', async () => {
    const asked = () => Promise.reject(new Error('asked'));
    expect(
      await checkHost({
        client: { create: asked, get: asked, raw: asked },
        roles,
        problem: new HostConfigError('no token', 'Give one.'),
      }),
    ).toEqual({
      outcome: 'failed',
      results: [
        {
          check: 'configuration',
          outcome: 'failed',
          title: 'The configuration cannot be used: no token',
          fix: 'Give one.',
        },
      ],
    });
  });
});

describe('allows', () => {
  const right = { verb: 'get', group: 'apps', resource: 'deployments' };
  it.each([
    [[{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }], true],
    [
      [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] }],
      true,
    ],
    [[{ apiGroups: [''], resources: ['deployments'], verbs: ['get'] }], false],
    [
      [
        {
          apiGroups: ['apps'],
          resources: ['deployments'],
          resourceNames: ['one'],
          verbs: ['get'],
        },
      ],
      false,
    ],
    [[], false],
  ])('%j: %s', (rules, expected) => {
    expect(allows(rules, right)).toBe(expected);
  });
});
