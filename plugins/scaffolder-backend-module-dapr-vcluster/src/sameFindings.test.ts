import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { startRealScaffolder } from './__testUtils__/realScaffolder';

// A portal starts, and another one beside it on PostgreSQL.
jest.setTimeout(300_000);

const owner = 'group:default/team-a';
const tenant = 'sandbox/vcluster-team-a/team-a';

const MANIFEST = `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: { name: store }
spec:
  type: state.redis
  version: v1
  metadata:
    - { name: redisHost, value: "redis:6379" }
    - { name: keyPrefix, value: name }
    - { name: redisPasword, secretKeyRef: { name: nope, key: k } }
`;

const template = (
  name: string,
  action: string,
  input: object,
  output: object = {},
  before: object[] = [],
) => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'backstage.io/managed-by-location': 'url:https://x/t' },
  },
  spec: {
    owner,
    type: 'test',
    steps: [
      ...before,
      { id: 'step', name, action, input: { tenant, ...input } },
    ],
    output,
  },
});

const TEMPLATES = [
  template(
    'check',
    'dapr:check',
    { manifests: MANIFEST, failOn: 'never' },
    { findings: '${{ steps.step.output.findings }}' },
  ),
  template(
    'create-and-check',
    'dapr:check',
    {
      tenant: 'sandbox/vcluster-fresh/fresh',
      manifests: MANIFEST,
      failOn: 'never',
    },
    { findings: '${{ steps.step.output.findings }}' },
    [
      {
        id: 'create',
        name: 'create',
        action: 'vcluster:create',
        input: { host: 'sandbox', name: 'fresh', owner },
      },
    ],
  ),
  template('register', 'dapr:component:register', { manifest: MANIFEST }),
  template('apply', 'vcluster:manifests:apply', { manifests: MANIFEST }),
];

describe('actions with the real backend on a simulated host', () => {
  let sandbox: Sandbox;
  let scaffolder: Awaited<ReturnType<typeof startRealScaffolder>>;

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['sandbox'] });
    scaffolder = await startRealScaffolder({
      sandbox,
      owner,
      settings: { rules: { 'G6/unknown': 'warning' } },
      templates: TEMPLATES,
    });
    const created = await scaffolder.run('create-tenant', {
      host: 'sandbox',
      name: 'team-a',
      owner,
      // Its vcluster has Dapr's kinds, so that they can be applied too.
      profile: 'oss-multins',
    });
    if (created.status !== 'completed') {
      throw new Error(created.log.join('\n'));
    }
    // G4 needs the vcluster's Secrets; the check leaves it out as long as the vcluster does not answer.
    await scaffolder.until(
      `/dapr-vcluster/tenants/${tenant}/secrets`,
      ({ secrets }) => secrets?.state === 'known',
    );
  });
  afterAll(async () => {
    await scaffolder?.stop();
    await sandbox?.close();
  });

  it('report a missing Secret right after the creation, or that this could not be checked', async () => {
    const { status, log, output } = await scaffolder.run(
      'create-and-check',
      {},
    );
    const findings: Finding[] = output?.findings ?? [];
    const found = findings.some(({ ruleId }) => ruleId === 'G4');
    const said = log.join('\n');
    const isIncomplete =
      status === 'failed' &&
      /The check is incomplete: Not checked: .*\(G4\)/.test(said);
    // Never neither: a check that passes has looked at the Secrets.
    expect([found || isIncomplete, said]).toEqual([true, said]);
  });

  it('report the same errors in all actions', async () => {
    const checked = await scaffolder.run('check', {});
    const findings: Finding[] = checked.output.findings;
    const by = (wanted: string) =>
      findings.filter(({ severity }) => severity === wanted);
    expect(by('error').map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['G1', 'G2', 'G4']),
    );
    expect(by('warning').map(({ ruleId }) => ruleId)).toEqual(['G6/unknown']);
    for (const name of ['register', 'apply']) {
      const { status, log } = await scaffolder.run(name, {});
      expect([name, status]).toEqual([name, 'failed']);
      const said = log.join('\n');
      expect(by('error').filter(({ title }) => !said.includes(title))).toEqual(
        [],
      );
    }
  });
});
