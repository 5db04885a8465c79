import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  at,
  idOf,
  NEW,
  OLD,
  UpgradePath,
} from '../../__testUtils__/UpgradePath';

let upgrades: UpgradePath;
let path: UpgradePath['path'];
beforeAll(async () => {
  upgrades = await UpgradePath.start();
  path = upgrades.path;
}, 180_000);
afterAll(() => path?.close());

describe('refusals of an upgrade', () => {
  const name = 'pluto';
  beforeAll(async () => {
    await path.tenant(name);
    await path.tenant('wide', { profile: 'oss-multins' });
  }, 180_000);

  it.each([
    [
      'a version that is not offered',
      name,
      { version: '0.99.0' },
      400,
      'version "0.99.0" is not offered for profile oss-hostmanaged. Choose one of 0.26.0, 0.36.1, 0.37.2',
    ],
    [
      'a version that is none',
      name,
      { version: 'latest; rm -rf /' },
      400,
      'version: has to be an exact version of the vcluster chart, such as 0.37.2',
    ],
    [
      'a downgrade',
      name,
      { version: '0.26.0' },
      400,
      '0.26.0 is older than the installed 0.36.1',
    ],
    [
      'values that are neither kept nor of the preset',
      name,
      { values: 'mine' },
      400,
      'values',
    ],
    ['a field that there is not', name, { valuez: {} }, 400, 'valuez'],
    [
      'a profile that ends',
      'wide',
      { version: NEW },
      400,
      'not offered for profile oss-multins. Choose one of 0.25.1, 0.25.2',
    ],
  ])('%s', async (_, tenant, body, status, message) => {
    const answer = await upgrades.upgrade(tenant, body);
    expect(answer.body.error?.message).toContain(message);
    expect(answer.status).toBe(status);
    expect(
      (await upgrades.namespaceOf(tenant)).annotations?.[
        'dapr-vcluster/upgrade'
      ],
    ).toBeUndefined();
  });

  it('a user of another team, a service, nobody, and a read-only host', async () => {
    expect((await upgrades.upgrade(name, {}, '', 'teamB')).status).toBe(403);
    expect((await upgrades.upgrade(name, {}, '', 'service')).status).toBe(403);
    expect((await upgrades.upgrade(name, {}, '', 'nobody')).status).toBe(401);
    const frozen = await path.send(
      'POST',
      `/tenants/frozen/vcluster-${name}/${name}/upgrade`,
      'teamA',
      {},
    );
    expect(frozen.status).toBe(409);
    expect(frozen.body.error.message).toContain('read-only');
  });

  it('a tenant that is paused, or described in Git', async () => {
    await path.send('POST', `/tenants/${idOf(name)}/pause`, 'teamA');
    const paused = await upgrades.upgrade(name);
    expect(paused.status).toBe(409);
    expect(paused.body.error.message).toContain('is paused. Resume it first.');
    await path.send('POST', `/tenants/${idOf(name)}/resume`, 'teamA');
    await path.host.patch(RESOURCES.helmReleases, at(name), {
      metadata: {
        labels: {
          'kustomize.toolkit.fluxcd.io/name': 'tenants',
          'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
        },
      },
    });
    const described = await upgrades.upgrade(name);
    expect(described.status).toBe(409);
    expect(described.body.error.message).toContain(
      'is described by Flux (Kustomization flux-system/tenants)',
    );
  }, 60_000);

  it('deleting, pausing and another upgrade of a tenant that is being upgraded', async () => {
    await path.tenant('busy');
    const record = {
      from: OLD,
      to: NEW,
      values: 'release',
      by: 'user:default/eve',
      startedAt: '2026-11-30T10:00:00Z',
      deadline: '2099-01-01T00:00:00Z',
      step: 'checking',
      heldUntil: '2099-01-01T00:00:00Z',
    };
    await path.host.patch(
      RESOURCES.namespaces,
      { name: 'vcluster-busy' },
      {
        metadata: {
          annotations: { 'dapr-vcluster/upgrade': JSON.stringify(record) },
        },
      },
    );
    const why =
      'is being upgraded from 0.36.1 to 0.37.2 since 2026-11-30T10:00:00Z by user:default/eve. Wait until that has ended.';
    const tenant = `/tenants/${idOf('busy')}`;
    for (const answer of [
      await path.send('DELETE', tenant, 'teamA'),
      await path.send('POST', `${tenant}/pause`, 'teamA'),
      await upgrades.upgrade('busy', { version: NEW, values: 'preset' }),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.body.error.message).toContain(why);
    }
    expect((await upgrades.upgrade('busy')).body).toMatchObject({
      outcome: 'upgrading',
      reason: 'Another call works at it',
    });
  }, 120_000);
});
