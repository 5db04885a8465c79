import { createMockDirectory } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { useHarness } from '../../__testUtils__/harness';

const tenant = 'sandbox/vcluster-team-a/team-a';

const store = `apiVersion: dapr.io/v1alpha1
kind: Component
metadata:
  name: store
spec:
  type: state.redis
  version: v1
  ignoreErrors: true
  metadata:
    # where it is
    - name: redisHost
      value: redis:6379
    - name: keyPrefix
      value: name
    - name: redisPassword
      value: hunter2
scopes: [app]
`;

describe('dapr:check', () => {
  const { run, portal } = useHarness();
  const workspace = createMockDirectory();
  const file = () => readFileSync(workspace.resolve('store.yaml'), 'utf8');
  const check = (input: object, options = {}) =>
    run('dapr:check', input, { workspacePath: workspace.path, ...options });

  beforeEach(async () => {
    workspace.setContent({ 'store.yaml': store, 'notes.txt': 'x' });
    await run('vcluster:create', {
      host: 'sandbox',
      name: 'team-a',
      owner: 'group:default/team-a',
    });
    portal().seen.length = 0;
  });

  it('fails with the first error after logging all findings', async () => {
    const failure = check({ path: '*.yaml' });
    await expect(failure).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(
        /^The check found 2 errors, 0 warnings, 0 hints\. store\.yaml:14:7 error G2: keyPrefix "name" lets tenants/,
      ),
    });
    await expect(failure).rejects.not.toThrow(/hunter2/);
    expect(file()).toBe(store);
  });

  it('reports findings in log, output and SARIF without failing', async () => {
    const { output, log } = await check({ path: '*.yaml', failOn: 'never' });
    expect(output.counts).toEqual({ error: 2, warning: 0, info: 0 });
    expect(output.findings).toMatchObject([
      { ruleId: 'G2', file: 'store.yaml', line: 14 },
      { ruleId: 'G3', file: 'store.yaml', line: 16 },
    ]);
    expect(log).toEqual([
      expect.stringMatching(/^error store\.yaml:14:7 error G2: /),
      expect.stringMatching(/^error store\.yaml:16:7 error G3: /),
      expect.stringMatching(/^warn Not checked: what depends on the tenant/),
      'info Checked 1 file(s): 2 errors, 0 warnings, 0 hints',
    ]);
    const sarif = readFileSync(workspace.resolve(output.sarif), 'utf8');
    expect(JSON.parse(sarif)).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'G2' }, { ruleId: 'G3' }] }],
    });
    expect(JSON.stringify({ output, log, sarif })).not.toContain('hunter2');
    expect(portal().writes).toEqual([]);
  });

  it.each([false, true])(
    'applies fixes to the files (dry run: %p)',
    async isDryRun => {
      const { output, log } = await check(
        { path: 'store.yaml', tenant, fix: true },
        { isDryRun },
      );
      expect(output).toMatchObject({
        tenant,
        fixed: 2,
        counts: { error: 0 },
        notes: [expect.stringMatching(/^Create Secret "store-secrets"/)],
      });
      expect(file()).toContain('# where it is');
      expect(file()).toContain('value: team-a');
      expect(file()).not.toContain('hunter2');
      expect(log[0]).toMatch(/^info fixed: store\.yaml:14:7 error G2/);
      const { output: again } = await check({ path: 'store.yaml', tenant });
      expect(again.findings).toEqual([]);
    },
  );

  it("applies the platform team's policy", async () => {
    portal().guardrails = {
      rules: { G2: 'warning', G3: 'off' },
      allowedBackends: ['*.example.com'],
    };
    const { output } = await check({ path: 'store.yaml', failOn: 'never' });
    expect(
      output.findings.map((f: any) => `${f.ruleId} ${f.severity}`),
    ).toEqual(['G10/backend error', 'G2 warning']);
    portal().guardrails = { rules: { G2: 'warning', G3: 'off' } };
    await check({ path: 'store.yaml' });
    await expect(
      check({ path: 'store.yaml', failOn: 'warning' }),
    ).rejects.toThrow(/0 errors, 1 warning,/);
  });

  it.each([
    ['the one that the portal installs', {}, ['vcluster/removed']],
    ['the one that is given', { chartVersion: '0.25.2' }, []],
    ["the tenant's", { tenant }, ['vcluster/removed']],
  ])(
    'checks values for a version of the chart: %s',
    async (_, input, rules) => {
      workspace.addContent({
        'vcluster.yaml':
          'controlPlane: { distro: { k3s: { enabled: true } } }\nnetworking: { advanced: { fallbackHostCluster: true } }\nsync: { toHost: { secrets: { all: true } } }\n',
      });
      const { output } = await check({
        path: 'vcluster.yaml',
        failOn: 'never',
        allowIncomplete: true,
        ...input,
      });
      expect(
        (output.findings as Array<{ ruleId: string }>).map(
          ({ ruleId }) => ruleId,
        ),
      ).toEqual(rules);
    },
  );

  it('refuses what is no version of the chart', async () => {
    await expect(
      check({ path: 'store.yaml', chartVersion: 'newest' }),
    ).rejects.toThrow(/chartVersion does not match/);
  });

  it('checks a tenant and reports findings in log, output and SARIF', async () => {
    portal().tenantCheck = {
      objects: 3,
      notChecked: [],
      findings: [
        {
          ruleId: 'G1',
          severity: 'error',
          title: 'The Dapr Component has no scopes',
          evidence: [],
          fix: 'List the app ids',
          file: 'host/vcluster-team-a/Component/store.yaml',
          line: 3,
          column: 1,
          document: 0,
        },
      ],
    };
    const { output, log } = await check({ tenant, failOn: 'never' });
    expect(output).toMatchObject({
      tenant,
      counts: { error: 1 },
      findings: [{ ruleId: 'G1' }],
      notes: [],
      notChecked: [],
    });
    expect(log.join('\n')).toMatch(
      /error host\/vcluster-team-a\/Component\/store\.yaml:3:1 error G1: .*Checked 3 object\(s\) of tenant/s,
    );
    const sarif = readFileSync(workspace.resolve(output.sarif), 'utf8');
    expect(JSON.parse(sarif).runs[0].results).toMatchObject([{ ruleId: 'G1' }]);
    await expect(check({ tenant })).rejects.toThrow(/1 error/);
    expect(portal().writes).toEqual([]);
  });

  describe('with topics and consumer groups', () => {
    const pubsub = (consumer: string) => `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: { name: bus }
spec:
  type: pubsub.redis
  version: v1
  metadata:
    - { name: redisHost, value: 'redis:6379' }
    - { name: consumerID, value: ${consumer} }
scopes: [app]
`;
    const key = (name: string) =>
      JSON.stringify(['redis:6379', '|||', 'group', name]);

    it('finds those that another tenant has', async () => {
      portal().claims = [key('orders')];
      workspace.setContent({ 'bus.yaml': pubsub('orders') });
      const { output } = await check({
        path: 'bus.yaml',
        tenant,
        failOn: 'never',
      });
      expect(
        output.findings.map(({ ruleId }: { ruleId: string }) => ruleId),
      ).toContain('G8/group-taken');
    });

    it('asks in several requests, and says which it did not ask for', async () => {
      const numbers = Array.from({ length: 160 }, (_, at) => `${1_000 + at}`);
      portal().claims = [key('1149'), key('1150')];
      workspace.setContent(
        Object.fromEntries(numbers.map(n => [`${n}.yaml`, pubsub(`'${n}'`)])),
      );
      const { output } = await check({
        path: numbers.map(n => `${n}.yaml`),
        tenant,
        failOn: 'never',
        allowIncomplete: true,
      });
      expect(
        output.findings
          .filter(
            ({ ruleId }: { ruleId: string }) => ruleId === 'G8/group-taken',
          )
          .map((finding: { file: string }) => finding.file),
      ).toEqual(['1149.yaml']);
      expect(output.notChecked).toEqual([
        {
          what: 'whether other tenants use 10 of the topics and consumer groups',
          why: expect.stringContaining('At most 150 are checked'),
        },
      ]);
    });
  });

  describe('of which something could not be checked', () => {
    const gap = { what: 'Secrets (G4)', why: 'the vcluster is starting' };
    const clean = store
      .replace('value: name', 'value: team-a')
      .replace(/.*redisPassword\n.*hunter2\n/, '');
    beforeEach(() => {
      portal().notChecked = [gap, { what: 'Services', why: gap.why }];
      portal().tenantCheck = { findings: [], objects: 1, notChecked: [gap] };
      workspace.setContent({ 'store.yaml': clean });
    });

    it.each([
      ['files', { path: 'store.yaml', tenant }, / \(and 1 more\)/],
      ['a tenant', { tenant }, /starting\. Check again/],
    ])('fails for %s', async (_, input, more) => {
      const failure = check(input);
      await expect(failure).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(
          /^The check is incomplete: Not checked: Secrets \(G4\), because: the vcluster is starting\./,
        ),
      });
      await expect(failure).rejects.toThrow(more);
      await expect(failure).rejects.toThrow(/allowIncomplete/);
      await expect(check({ ...input, failOn: 'never' })).rejects.toThrow(
        /incomplete/,
      );
    });

    it('reads the Secrets of each namespace that the files name', async () => {
      const refers = `${store
        .replace('value: name', 'value: team-a')
        .replace(
          'value: hunter2',
          'secretKeyRef: { name: redis, key: password }',
        )}`;
      workspace.setContent({
        'store.yaml': refers.replace(
          'name: store',
          'name: store\n  namespace: shop',
        ),
      });
      portal().notChecked = [];
      portal().secrets = { default: [], shop: ['redis'] };
      const { output } = await check({ path: 'store.yaml', tenant });
      expect(output).toMatchObject({ findings: [], notChecked: [] });
      portal().secrets = { default: ['redis'], shop: [] };
      await expect(check({ path: 'store.yaml', tenant })).rejects.toThrow(
        /G4: Secret "redis"/,
      );
      workspace.setContent({
        'store.yaml': refers.replace(
          'name: store',
          'name: store\n  namespace: No!',
        ),
      });
      await expect(check({ path: 'store.yaml', tenant })).rejects.toThrow(
        /incomplete: .*"No!".*because: It is not the name of a namespace\./,
      );
    });

    it('says so in log and output with allowIncomplete', async () => {
      const { output, log } = await check({
        path: 'store.yaml',
        tenant,
        allowIncomplete: true,
      });
      expect(output).toMatchObject({
        findings: [],
        notChecked: [gap, { what: 'Services', why: gap.why }],
      });
      expect(log[0]).toBe(
        'warn Not checked: Secrets (G4), because: the vcluster is starting.',
      );
    });

    it('says what it does not check without a tenant, and does not fail for it', async () => {
      const { output } = await check({ path: 'store.yaml' });
      expect(output.notChecked).toEqual([
        {
          what: expect.stringMatching(/Secrets \(G4\)/),
          why: 'No tenant was given.',
        },
      ]);
    });

    it('fails first with what is wrong', async () => {
      workspace.setContent({ 'store.yaml': store });
      await expect(check({ path: 'store.yaml', tenant })).rejects.toThrow(
        /^The check found/,
      );
    });
  });

  it('reports invalid YAML as a finding', async () => {
    const { output } = await check({ manifests: 'a: [1', failOn: 'never' });
    expect(output.findings).toMatchObject([
      { ruleId: 'yaml/syntax', file: 'manifests', line: 1 },
    ]);
  });

  it.each([
    [{}, /path .* or manifests .* or a tenant/],
    [{ tenant, fix: true }, /fix writes into files/],
    [{ path: 'store.yaml', manifests: store }, /either path/],
    [{ manifests: store, fix: true }, /fix writes into files/],
    [{ path: '../x.yaml' }, /leaves the workspace/],
    [{ path: 'none.yaml' }, /matches no file/],
    [{ path: 'store.yaml', tenant: 'team-a' }, /tenant/],
  ])('rejects %j', async (input, message) => {
    await expect(check(input)).rejects.toThrow(message);
    expect(file()).toBe(store);
  });
});
