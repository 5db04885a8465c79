import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { foreignVcluster } from '../../__testUtils__/foreignVcluster';
import { until } from '../../__testUtils__/until';
import { WritePath } from '../../__testUtils__/WritePath';

const OWNER = 'group:default/team-a';

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
}, 180_000);
afterAll(() => path?.close());

const idOf = (name: string) => `sandbox/vcluster-${name}/${name}`;
const adopt = (
  name: string,
  body: object = { owner: OWNER },
  user: Parameters<WritePath['send']>[2] = 'platform',
  query = '',
) => path.send('POST', `/tenants/${idOf(name)}/adopt${query}`, user, body);
const release = (name: string) =>
  path.send('DELETE', `/tenants/${idOf(name)}/adopt`, 'platform');
const namespaceOf = async (name: string) =>
  (await path.host.get(RESOURCES.namespaces, { name: `vcluster-${name}` }))
    .metadata;

/** The control plane and its release, each in its version; the syncer goes on writing other objects. */
async function versionsIn(name: string) {
  const at = { name, namespace: `vcluster-${name}` };
  const objects = await Promise.all(
    [RESOURCES.statefulSets, RESOURCES.helmReleases].map(resource =>
      path.host.get(resource, at),
    ),
  );
  return objects.map(({ metadata: { uid, generation, labels } }) => [
    uid,
    generation,
    labels,
  ]);
}

it('registers a vcluster without a change of it, says so again, and undoes it', async () => {
  await foreignVcluster(path.host, 'old');
  const before = await namespaceOf('old');
  const objects = await versionsIn('old');
  const preview = await adopt(
    'old',
    { owner: OWNER },
    'platform',
    '?dryRun=true',
  );
  expect(preview.body).toEqual({
    id: idOf('old'),
    outcome: 'dry-run',
    owner: OWNER,
    profile: 'oss-hostmanaged',
    chartVersion: '0.36.1',
    installedBy: expect.stringMatching(/Helm|Flux/),
    findings: expect.any(Array),
  });
  expect(await namespaceOf('old')).toEqual(before);

  // Not even its future owner sees it before.
  expect((await adopt('old', { owner: OWNER }, 'teamA')).status).toBe(403);
  const { status, body } = await adopt('old', {
    owner: 'team-a',
    preset: 'small',
  });
  expect([status, body.outcome]).toEqual([200, 'adopted']);
  const after = await namespaceOf('old');
  expect(after.labels).toEqual({
    ...before.labels,
    'dapr-vcluster/tenant-name': 'old',
  });
  expect(after.annotations).toMatchObject({
    'dapr-vcluster/owner': OWNER,
    'dapr-vcluster/profile': 'oss-hostmanaged',
    'dapr-vcluster/preset': 'small',
    'dapr-vcluster/adopted-at': expect.stringMatching(/^20/),
  });
  expect(await versionsIn('old')).toEqual(objects);
  expect(path.audit.at(-1)).toMatchObject({
    eventId: 'tenant-adopt',
    meta: { tenant: idOf('old'), owner: 'team-a' },
    detail: { outcome: 'adopted', owner: OWNER },
  });
  expect((await adopt('old')).body.outcome).toBe('unchanged');
  const other = await adopt('old', { owner: 'group:default/team-b' });
  expect(other.status).toBe(409);
  expect(other.body.error.message).toContain(
    'is registered already, with owner group:default/team-a',
  );
  // Its owner can use it now.
  const kubeconfig = await path.send(
    'POST',
    `/tenants/${idOf('old')}/pause?dryRun=true`,
    'teamA',
  );
  expect(kubeconfig.status).toBe(200);

  expect((await release('old')).body.outcome).toBe('released');
  const { labels, annotations } = await namespaceOf('old');
  expect({ labels, annotations: annotations ?? {} }).toEqual({
    labels: before.labels,
    annotations: before.annotations ?? {},
  });
  expect((await release('old')).body.outcome).toBe('unchanged');
}, 180_000);

it.each(['delete', 'release'])(
  'takes its marks away when what an uninstalled one has left is to %s',
  async what => {
    const name = `gone-${what}`;
    const namespace = `vcluster-${name}`;
    const of = `/tenants/${idOf(name)}`;
    const end = () =>
      what === 'release' ? release(name) : path.send('DELETE', of, 'platform');
    await foreignVcluster(path.host, name);
    expect((await adopt(name)).body.outcome).toBe('adopted');
    await path.host.delete(RESOURCES.helmReleases, { name, namespace });
    await until('it to be uninstalled', async () => {
      const { items } = await path.host.list(RESOURCES.statefulSets, {
        namespace,
      });
      return items.length === 0 ? true : undefined;
    });
    expect((await end()).body.outcome).toBe(`${what}d`);
    const { labels, annotations = {} } = await namespaceOf(name);
    expect(labels).toMatchObject({ team: 'x' });
    expect(
      Object.keys({ ...labels, ...annotations }).filter(key =>
        key.startsWith('dapr-vcluster/'),
      ),
    ).toEqual([]);
    const again = await end();
    expect(again.body.outcome ?? again.status).toBe(
      what === 'release' ? 404 : 'absent',
    );
  },
  120_000,
);

it('says what is missing, and what Git describes', async () => {
  await foreignVcluster(path.host, 'bare', {
    values: {},
    labels: {
      'kustomize.toolkit.fluxcd.io/name': 'apps',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    },
  });
  await path.host.patch(
    RESOURCES.namespaces,
    { name: 'vcluster-bare' },
    {
      metadata: {
        labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' },
      },
    },
  );
  const { body } = await adopt('bare');
  const rules = body.findings.map(({ ruleId }: { ruleId: string }) => ruleId);
  expect(rules).toEqual(
    expect.arrayContaining([
      'adopt/described-in-git',
      'vcluster/host-dns',
      'vcluster/secrets-sync',
    ]),
  );
  expect(body.installedBy).toContain('Flux');
  const upgrade = await path.send(
    'POST',
    `/tenants/${idOf('bare')}/upgrade`,
    'platform',
    { version: '0.37.2' },
  );
  expect(upgrade.status).toBe(409);
  expect(upgrade.body.error.message).toContain('is described by Flux');
  const deletion = await path.send(
    'DELETE',
    `/tenants/${idOf('bare')}`,
    'platform',
  );
  expect(deletion.status).toBe(409);
  expect(deletion.body.error.message).toContain(
    'is described by Flux (Kustomization /apps), which would install it again. Remove it there.',
  );
}, 120_000);

describe('refusals', () => {
  beforeAll(async () => {
    await path.tenant('mine');
    await foreignVcluster(path.host, 'loose');
  }, 180_000);

  it.each([
    ['no owner', 'loose', {}, 400, 'owner is required'],
    [
      'an owner that is none',
      'loose',
      { owner: 'A B' },
      400,
      'is not the ref of a group or user',
    ],
    [
      'an unknown profile',
      'loose',
      { owner: OWNER, profile: 'gold' },
      400,
      'profile "gold" is unknown. Choose one of',
    ],
    [
      'a profile that it does not fit',
      'loose',
      { owner: OWNER, profile: 'oss-multins' },
      409,
      'does not fit profile "oss-multins": it is vcluster 0.36.1',
    ],
    [
      'an unknown preset',
      'loose',
      { owner: OWNER, preset: 'gold' },
      400,
      'preset "gold" is unknown. Choose one of: small, large',
    ],
    [
      'a tenant of this portal',
      'mine',
      { owner: 'group:default/team-b' },
      409,
      'is registered already, with owner group:default/team-a',
    ],
    [
      'a vcluster that there is not',
      'none',
      { owner: OWNER },
      404,
      'does not exist',
    ],
  ])('%s', async (_, name, body, status, message) => {
    const answer = await adopt(name, body);
    expect(answer.body.error.message).toContain(message);
    expect(answer.status).toBe(status);
  });

  it('releasing a tenant that this portal has created', async () => {
    const answer = await release('mine');
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toContain('was created by this portal');
  });

  it('a read-only host, a service and nobody', async () => {
    const frozen = await path.send(
      'POST',
      '/tenants/frozen/vcluster-loose/loose/adopt',
      'platform',
      { owner: OWNER },
    );
    expect(frozen.status).toBe(409);
    expect((await adopt('loose', { owner: OWNER }, 'service')).status).toBe(
      403,
    );
    expect((await adopt('loose', { owner: OWNER }, 'nobody')).status).toBe(401);
  });
});
