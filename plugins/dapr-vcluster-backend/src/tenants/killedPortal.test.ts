import { foreignVcluster } from '../__testUtils__/foreignVcluster';
import { Killed, KillRange } from '../__testUtils__/KillRange';
import { at, NEW, OLD } from '../__testUtils__/UpgradePath';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from '../__testUtils__/until';

let range: KillRange;
/** How far the clock of expiry is ahead. */
let aheadMs = 0;
beforeAll(async () => {
  range = await KillRange.start({
    config: {
      presets: [{ name: 'small' }, { name: 'large' }],
      profiles: {
        'oss-hostmanaged': { chartVersion: OLD, upgradeVersions: [NEW] },
      },
    },
    upgradeMs: 60_000,
    upgradeHoldMs: 1_000,
    now: () => new Date(Date.now() + aheadMs),
  });
}, 180_000);
afterAll(() => range?.close());

const OWNER = 'group:default/team-a';
const pathOf = (name: string) => ({ host: 'sandbox', ...at(name) });

async function tenant(name: string) {
  await range.path.tenant(name);
}

async function ready(name: string) {
  await until(`${name} to run`, async () => {
    const set = await range.path.host.get<any>(
      RESOURCES.statefulSets,
      at(name),
    );
    return set.status?.readyReplicas ? true : undefined;
  });
}

async function paused(name: string) {
  await tenant(name);
  const { body } = await range.path.send(
    'POST',
    `/tenants/sandbox/vcluster-${name}/${name}/pause`,
    'teamA',
  );
  expect(body.outcome).toBe('paused');
}

const foreign = (name: string) => foreignVcluster(range.path.host, name);
const adopt: Killed['call'] = name => ({
  id: 'adoptTenant',
  path: pathOf(name),
  body: { owner: OWNER, preset: 'small' },
  user: 'platform',
});

/** Paused since it has expired. */
async function expired(name: string) {
  await tenant(name);
  await range.path.host.patch(
    RESOURCES.namespaces,
    { name: `vcluster-${name}` },
    {
      metadata: {
        annotations: { 'dapr-vcluster/expires-at': new Date().toISOString() },
      },
    },
  );
  await range.path.sweepTenant(pathOf(name) as TenantRef);
  const set = await range.path.host.get<KubeObject & { spec: object }>(
    RESOURCES.statefulSets,
    at(name),
  );
  expect(set.spec).toMatchObject({ replicas: 0 });
}

/** A sweep that was killed keeps others from the tenant for a while; the next one after that goes on. */
async function nextSweep(name: string) {
  aheadMs += 60 * 60_000;
  await range.path.sweepTenant(pathOf(name) as TenantRef);
}

const EXTENDED = new Date(Date.now() + 7 * 86_400_000).toISOString();

const OPERATIONS: Record<string, Killed> = {
  create: {
    call: name => ({
      id: 'createTenant',
      body: { host: 'sandbox', name, owner: OWNER, preset: 'small' },
    }),
  },
  pause: {
    before: tenant,
    call: name => ({ id: 'pauseTenant', path: pathOf(name) }),
  },
  resume: {
    before: paused,
    call: name => ({ id: 'resumeTenant', path: pathOf(name) }),
  },
  upgrade: {
    before: async name => {
      await tenant(name);
      await ready(name);
    },
    call: name => ({
      id: 'upgradeTenant',
      path: pathOf(name),
      body: { version: NEW },
    }),
    goesOn: ['upgrading', 'rolling-back'],
  },
  delete: {
    before: tenant,
    call: name => ({
      id: 'deleteTenant',
      path: pathOf(name),
      user: 'platform',
    }),
    goesOn: ['deleting'],
  },
  adopt: { before: foreign, call: adopt },
  release: {
    before: async name => {
      await foreign(name);
      await range.path.send(
        'POST',
        `/tenants/sandbox/vcluster-${name}/${name}/adopt`,
        'platform',
        { owner: OWNER },
      );
    },
    call: name => ({
      id: 'releaseTenant',
      path: pathOf(name),
      user: 'platform',
    }),
  },
  'extend, which resumes': {
    before: expired,
    call: name => ({
      id: 'extendTenant',
      path: pathOf(name),
      body: { expiresAt: EXTENDED },
    }),
    later: nextSweep,
  },
  'keep, which resumes': {
    before: expired,
    call: name => ({
      id: 'keepTenant',
      path: pathOf(name),
      body: { keep: true },
      user: 'platform',
    }),
    later: nextSweep,
  },
  schedule: {
    before: tenant,
    call: name => ({
      id: 'scheduleTenant',
      path: pathOf(name),
      body: {
        schedule: {
          sleep: '0 20 * * *',
          wake: '0 7 * * 1-5',
          zone: 'Europe/Berlin',
        },
      },
    }),
  },
};

it.each(Object.entries(OPERATIONS))(
  'ends as if undisturbed when the portal is killed after each write of %s, and another is asked again',
  async (_, operation) => {
    const { ends, expected } = await range.endsOfKills(operation);
    expect(expected.length).toBeGreaterThan(0);
    expect(ends).toEqual(expected);
  },
  600_000,
);
