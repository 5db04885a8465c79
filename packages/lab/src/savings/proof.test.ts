import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type {
  Comparison,
  Figure,
  FleetSavings,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  daprFootprint,
  vclusterFootprint,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import {
  deleteIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Bench, OpenTenant } from '../contract/Bench';
import { lab, openTarget } from '../contract/target/openTarget';
import { until } from '../contract/until';
import { DAPR_NAMESPACE } from '../dapr/install';
import { PluginBackend } from '../portal/PluginBackend';
import { Supervisor } from '../processes/Supervisor';
import { DAPR_VERSION } from '../programs/list';
import {
  daprChart,
  guidelineFlags,
  installChart,
  renderDapr,
} from './daprChart';
import { addUp, addUpRendered, Installed } from './installed';

const TENANTS = 3;
const MIB = 2 ** 20;
const GIB = 2 ** 30;

jest.setTimeout(300_000);

/** What the model claims that one Dapr takes up. */
function claimed(ha: boolean): Installed {
  const { pods, cpu, memory, volumes } = daprFootprint('requested', {
    version: DAPR_VERSION,
    ha,
  });
  const known = (each: { state: string; value?: number }) => each.value ?? NaN;
  return {
    pods,
    cpuMillicores: known(cpu),
    memoryMebibytes: known(memory) / MIB,
    claims: volumes.length,
    storageGibibytes:
      volumes.reduce((sum, { size }) => sum + known(size), 0) / GIB,
  };
}

/** Lines that the stage of the lab prints. */
const report = (title: string, rows: string[][]) =>
  process.stdout.write(
    `\n= ${title}\n${rows.map(row => `=   ${row.join(' | ')}\n`).join('')}`,
  );

const ROWS: Array<[keyof Installed, string]> = [
  ['pods', 'pods'],
  ['cpuMillicores', 'requests of CPU, m'],
  ['memoryMebibytes', 'requests of memory, Mi'],
  ['claims', 'PersistentVolumeClaims'],
  ['storageGibibytes', 'their storage, Gi'],
];

function beside(
  claim: Installed,
  real: Installed,
  from = 'API server',
): string[][] {
  return [
    ['', 'claimed', from],
    ...ROWS.map(([key, name]) => [name, String(claim[key]), String(real[key])]),
  ];
}

const describeOnLab = lab ? describe : describe.skip;

describeOnLab('what the ledger says is avoided', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-savings-'));
  const { LAB_HELM: helm } = lab?.portal.env ?? {};
  const tenants: OpenTenant[] = [];
  let bench: Bench;
  let portal: PluginBackend;
  let chart: string;

  beforeAll(async () => {
    chart = await daprChart();
    bench = new Bench(await openTarget());
    portal = await PluginBackend.start([
      { name: 'lab', connection: bench.target.portal },
    ]);
    const run = Date.now().toString(36).slice(-5);
    for (let index = 0; index < TENANTS; index++) {
      tenants.push(
        await bench.tenant(`save-${index}-${run}`, 'oss-hostmanaged'),
      );
    }
  });
  afterAll(async () => {
    await portal?.stop();
    for (const { namespace } of tenants) {
      await deleteIfPresent(bench.host, RESOURCES.namespaces, {
        name: namespace,
      });
    }
    await bench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['without', false],
    ['with', true],
  ])('the chart %s high availability is as the model has it', async (_, ha) => {
    const flags = ha ? ['--set', 'global.ha.enabled=true'] : [];
    const rendered = addUpRendered(
      await renderDapr(helm!, chart, [...guidelineFlags, ...flags]),
    );
    report(
      `Dapr ${DAPR_VERSION}${ha ? ' HA' : ''}, chart rendered`,
      beside(claimed(ha), rendered, 'chart'),
    );
    expect(rendered).toEqual(claimed(ha));
  });

  it('a Dapr in each tenant is what S2 counts and S3 does not', async () => {
    const saved = await until('the tenants in the figures', async () => {
      const { text } = await portal.get('/savings');
      const [{ requested }] = (JSON.parse(text) as FleetSavings).hosts;
      return requested.state === 'known' && requested.value.tenants === TENANTS
        ? requested.value
        : undefined;
    });
    const real: Installed[] = [];
    for (const { name, kubeconfig, virtual } of tenants) {
      const file = join(folder, `${name}.kubeconfig`);
      writeFileSync(file, kubeconfig, { mode: 0o600 });
      await bench.target.kubectl!(kubeconfig, [
        'apply',
        '--server-side',
        '-f',
        join(chart, 'crds'),
      ]);
      await installChart(helm!, chart, file);
      real.push(
        await until(`the pods of Dapr in ${name}`, async () => {
          const [pods, claims] = await Promise.all([
            virtual.list(RESOURCES.pods, { namespace: DAPR_NAMESPACE }),
            virtual.list(RESOURCES.persistentVolumeClaims, {
              namespace: DAPR_NAMESPACE,
            }),
          ]);
          return pods.items.length >= claimed(false).pods
            ? addUp(pods.items, claims.items)
            : undefined;
        }),
      );
    }
    const total = sumOf(real);
    const claim = claimOf(saved);
    report(`${TENANTS} tenants, each with a Dapr of its own`, [
      ...beside(claim, total),
      [
        'avoided pods (S2 - S3)',
        String(saved.pods.s2 - saved.pods.s3),
        String(total.pods - claimed(false).pods),
      ],
    ]);
    expect(total).toEqual(claim);
    expect(saved.pods.s2 - saved.pods.s3).toBe(
      total.pods - claimed(false).pods,
    );
  });

  it('memory of the real programs, beside what is published', () => {
    const states = new Supervisor(
      dirname(lab!.portal.env.LAB_KUBECONFIG),
      lab!.namespace,
    ).states();
    const memory = (pattern: RegExp) =>
      states
        .filter(({ name, running }) => running && pattern.test(name))
        .reduce((sum, { memoryMb }) => sum + memoryMb, 0);
    const dapr = memory(/sentry|injector|operator/);
    const planes = states.filter(
      ({ name, running }) =>
        running && /save-0-.*(apiserver|manager)$/.test(name),
    );
    const vcluster = planes.reduce((sum, { memoryMb }) => sum + memoryMb, 0);
    const published = {
      dapr: daprFootprint('used', { version: DAPR_VERSION, ha: false }).memory,
      vcluster: vclusterFootprint('used', { version: '0.37.2' }).memory,
    };
    const mib = (each: { state: string; value?: number }) =>
      String(Math.round((each.value ?? NaN) / MIB));
    report('Resident memory, MiB', [
      ['', 'measured', 'published'],
      [
        'Dapr: operator, sentry, injector (published: four services)',
        String(dapr),
        mib(published.dapr),
      ],
      [
        'Control plane of a vcluster: API server, controllers',
        String(vcluster),
        mib(published.vcluster),
      ],
    ]);
    expect(dapr).toBeGreaterThan(20);
    expect(planes).toHaveLength(2);
    // The API server alone takes more than that everywhere.
    expect(vcluster).toBeGreaterThan(150);
  });
});

function sumOf(all: readonly Installed[]): Installed {
  const total = (key: keyof Installed) =>
    all.reduce((sum, each) => sum + each[key], 0);
  return {
    pods: total('pods'),
    cpuMillicores: total('cpuMillicores'),
    memoryMebibytes: total('memoryMebibytes'),
    claims: total('claims'),
    storageGibibytes: total('storageGibibytes'),
  };
}

/** What S2 counts of Dapr, down to the inputs that the portal shows. */
function claimOf({ s2, pods }: Comparison): Installed {
  const part = daprOf(s2);
  const volumes = part.cost.inputs.filter(({ name }) => name === 'storage');
  const value = (name: string) =>
    part.times *
    (part.cost.inputs.find(each => each.name === name)?.value ?? NaN);
  return {
    pods: pods.s2,
    cpuMillicores: Math.round(value('CPU') * 1_000),
    memoryMebibytes: Math.round(value('memory') * 1_024),
    claims: part.times * volumes.length,
    storageGibibytes:
      part.times * volumes.reduce((sum, each) => sum + (each.value ?? NaN), 0),
  };
}

function daprOf({ parts }: Figure): Figure['parts'][number] {
  const found = parts.find(({ cost }) => cost.name === 'Dapr of its own');
  if (!found) {
    throw new Error('S2 counts no Dapr');
  }
  return found;
}
