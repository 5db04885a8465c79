import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROFILES } from 'backstage-plugin-dapr-vcluster-common';
import {
  deleteIfPresent,
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isEqual } from 'lodash';
import { OLDER_CHART } from '../charts/repository';
import { Bench, OpenTenant } from '../contract/Bench';
import { lab, openTarget } from '../contract/target/openTarget';
import { until } from '../contract/until';
import { PluginConfig } from '../portal/PluginBackend';
import { KillablePortal } from './KillablePortal';
import { releaseObjects } from './releaseObjects';

/** Tenants of the wave; each has real control planes. */
const TENANTS = Number(process.env.LAB_WAVE_TENANTS ?? 10);
const OWNER = 'group:default/team-a';
const NEW = PROFILES['oss-hostmanaged'].defaultChartVersion;
const HOST = 'waves';
/** A control plane starts within a minute on a machine that does other things too. */
const READY_MS = 180_000;

/** Helm applies the kind after the StatefulSet, and the API server refuses the address: the release is half upgraded then. */
const BROKEN = `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: broken}
addressType: IPv4
endpoints: [{addresses: [no-address]}]
`;

const configOf = (provisioner: PluginConfig, broken?: string) => ({
  ...provisioner,
  helm: {
    ...(provisioner.helm as PluginConfig),
    // After that, a release that a killed Helm has left is removed.
    timeoutSeconds: 30,
  },
  componentSyncer: 'off',
  presets: [
    { name: 'plain' },
    {
      name: 'special',
      ...(broken && {
        values: {
          experimental: { deploy: { host: { manifests: broken } } },
        },
      }),
    },
  ],
  profiles: {
    'oss-hostmanaged': { chartVersion: OLDER_CHART, upgradeVersions: [NEW] },
  },
});

jest.setTimeout(900_000);

const describeOnLab = lab ? describe : describe.skip;

describeOnLab('upgrades of real vclusters in waves', () => {
  const database = mkdtempSync(join(tmpdir(), 'dapr-vcluster-waves-'));
  const run = Date.now().toString(36).slice(-5);
  const names = Array.from({ length: TENANTS }, (_, at) => `w${at}-${run}`);
  /** In the second batch. */
  const special = names[Math.min(4, TENANTS - 2)];
  const idOf = (name: string) => `${HOST}/vcluster-${name}/${name}`;
  const at = (name: string) => ({ name, namespace: `vcluster-${name}` });
  const tenants = new Map<string, OpenTenant>();
  const begun = Date.now();
  let bench: Bench;
  let portal: KillablePortal;

  const report = (what: string) =>
    process.stdout.write(
      `\n= ${((Date.now() - begun) / 1_000).toFixed(0)} s: ${what}\n`,
    );
  const start = (broken?: string) =>
    KillablePortal.start({
      host: HOST,
      connection: bench.target.portal,
      database,
      config: configOf(bench.target.portalConfig, broken),
    });
  const create = (name: string) =>
    portal.post('/tenants', {
      host: HOST,
      name,
      owner: OWNER,
      profile: 'oss-hostmanaged',
      preset: name === special ? 'special' : 'plain',
    });
  const created = async (name: string) => {
    const { status, body } = await create(name);
    expect([status, body.error]).toEqual([201, undefined]);
  };
  const versionOf = async (name: string) => {
    const set = await bench.host.get(RESOURCES.statefulSets, at(name));
    return set.metadata.labels?.chart;
  };
  const revisions = async (name: string) => {
    const { items } = await bench.host.list(RESOURCES.secrets, {
      namespace: `vcluster-${name}`,
      labelSelector: 'owner=helm',
    });
    return items
      .sort((a, b) => revisionOf(a) - revisionOf(b))
      .map(({ metadata }) => metadata.labels?.status);
  };
  const untilReady = (name: string) =>
    until(
      `${name} to be ready`,
      async () => {
        const set = await bench.host.get<Workload>(
          RESOURCES.statefulSets,
          at(name),
        );
        return set.status?.readyReplicas;
      },
      READY_MS,
    );
  const waveOf = async (id: string) =>
    (await portal.get(`/upgrade-waves/${id}`)).body;
  const statesOf = (wave: { tenants: { id: string; state: string }[] }) =>
    Object.fromEntries(
      wave.tenants.map(({ id, state }) => [id.split('/')[2], state]),
    );
  const untilEnded = (id: string) =>
    until(
      'the wave to end',
      async () => {
        const wave = await waveOf(id);
        return wave.state === 'running' ? undefined : wave;
      },
      600_000,
      500,
    );

  beforeAll(async () => {
    bench = new Bench(await openTarget());
    portal = await start();
    report('a portal runs');
  });
  afterAll(async () => {
    await portal?.kill();
    for (const name of names) {
      await deleteIfPresent(bench.host, RESOURCES.namespaces, {
        name: `vcluster-${name}`,
      });
    }
    await bench?.close();
    rmSync(database, { recursive: true, force: true });
  });

  it('creates tenants, also one whose portal was killed while Helm installed it', async () => {
    const [killed, ...others] = names;
    // Its preset is still the old one.
    await created(special);
    const interrupted = create(killed).catch(() => undefined);
    await until('its release', async () => {
      const [status] = await revisions(killed);
      return status;
    });
    await portal.kill();
    await interrupted;
    report('the portal was killed while it created a tenant');
    portal = await start(BROKEN);
    for (const name of others.filter(each => each !== special)) {
      await created(name);
    }
    const answer = await until(
      'the tenant to be created after all',
      async () => {
        const { status, body } = await create(killed);
        // Helm is given its time before what it has left is removed.
        return status === 409 ? undefined : { status, body };
      },
      READY_MS,
      1_000,
    );
    expect(answer.body.error).toBeUndefined();
    for (const name of names) {
      const ref = { ...at(name), profile: 'oss-hostmanaged' } as const;
      const tenant = await bench.open(ref);
      tenants.set(name, tenant);
      await tenant.virtual.create(RESOURCES.configMaps, {
        metadata: { name: 'kept', namespace: 'default' },
      });
      expect(await versionOf(name)).toBe(`vcluster-${OLDER_CHART}`);
    }
    for (const name of names) {
      await untilReady(name);
    }
    const objectsOf = (name: string) => releaseObjects(bench.host, name);
    // The vclusters themselves still make some of theirs.
    await until('the same objects', async () =>
      isEqual(await objectsOf(killed), await objectsOf(others[0])),
    ).catch(() => {});
    expect(await objectsOf(killed)).toEqual(await objectsOf(others[0]));
    report(`${TENANTS} tenants run`);
  });

  it('upgrades all but the one whose chart is broken, which is rolled back, although the portal is killed in the middle', async () => {
    const body = {
      tenants: names.map(idOf),
      version: NEW,
      values: 'preset',
      batchSize: 3,
    };
    const preview = await portal.post('/upgrade-waves?dryRun=true', body);
    expect(preview.body).toMatchObject({
      outcome: 'dry-run',
      tenants: names.map(name => ({ id: idOf(name), state: 'waiting' })),
    });
    const { changes } = preview.body.tenants[names.indexOf(special)];
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: 'EndpointSlice', change: 'added' }),
    );
    const { id } = (await portal.post('/upgrade-waves', body)).body;
    const isUnderWay = async () => {
      const states = Object.values(statesOf(await waveOf(id)));
      return states.includes('running') && states.includes('upgraded');
    };
    await until('the canary to be upgraded', isUnderWay, READY_MS);
    await portal.kill();
    report('the portal was killed in the middle of a batch');
    portal = await start(BROKEN);
    const stopped = await untilEnded(id);
    report(`the wave has ${stopped.state}`);
    expect(stopped).toMatchObject({ state: 'stopped' });
    expect(stopped.reason).toContain(special);
    expect(stopped.reason).toMatch(/EndpointSlice|no-address/);
    const batch = Math.floor((names.indexOf(special) - 1) / 3);
    expect(statesOf(stopped)).toEqual(
      Object.fromEntries(
        names.map((name, position) => [
          name,
          stateAfter(name, Math.floor((position - 1) / 3) <= batch),
        ]),
      ),
    );
    const waiting = names.filter(name => statesOf(stopped)[name] === 'waiting');
    for (const name of waiting) {
      expect(await versionOf(name)).toBe(`vcluster-${OLDER_CHART}`);
      expect(await revisions(name)).toEqual(['deployed']);
    }
    await portal.post(`/upgrade-waves/${id}/resume`, {});
    const done = await untilEnded(id);
    report(`the wave is ${done.state}`);
    expect(done.state).toBe('done');
    expect(statesOf(done)).toEqual(
      Object.fromEntries(names.map(name => [name, stateAfter(name, true)])),
    );
  });

  function stateAfter(name: string, hasBegun: boolean) {
    const ended = name === special ? 'rolled-back' : 'upgraded';
    return hasBegun ? ended : 'waiting';
  }

  it.each(names.map((name, position) => [position, name] as const))(
    'tenant %i has what was in it, and the version that the wave reports',
    async (_, name) => {
      const isSpecial = name === special;
      const version = isSpecial ? OLDER_CHART : NEW;
      expect(await versionOf(name)).toBe(`vcluster-${version}`);
      const { virtual } = tenants.get(name)!;
      const kept = await until(`${name} to answer`, () =>
        getIfPresent(virtual, RESOURCES.configMaps, {
          name: 'kept',
          namespace: 'default',
        }).catch(() => undefined),
      );
      expect(kept.metadata.name).toBe('kept');
      const history = await revisions(name);
      expect(history.at(-1)).toBe('deployed');
      expect(history.includes('failed')).toBe(isSpecial);
      const tenant = await portal.get(`/tenants/${idOf(name)}`);
      expect(tenant.body).toMatchObject({
        phase: 'ready',
        upgrade: { state: isSpecial ? 'rolled-back' : 'done' },
      });
    },
  );
});

type Workload = KubeObject & { status?: { readyReplicas?: number } };

function revisionOf({ metadata }: KubeObject): number {
  return Number(metadata.labels?.version);
}
