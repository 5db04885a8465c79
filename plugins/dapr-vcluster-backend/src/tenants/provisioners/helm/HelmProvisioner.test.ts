import { FakeHelm, Reply } from './FakeHelm.fixture';
import { HelmProvisioner } from './HelmProvisioner';

const REF = { host: 'lab', namespace: 'vcluster-team-a', name: 'team-a' };
const REQUEST = {
  ref: REF,
  profile: 'oss-hostmanaged' as const,
  chartVersion: '0.36.1',
  values: { secretish: 'value-of-the-owner' },
  labels: { 'dapr-vcluster/tenant': 'team-a' },
};
const VERSION = { stdout: 'v3.21.4' };
const ABSENT = { stderr: 'Error: release: not found', code: 1 };
const statusOf = (status: string, ago = 3600) => ({
  stdout: JSON.stringify({
    info: {
      status,
      last_deployed: new Date(Date.now() - ago * 1000).toISOString(),
    },
  }),
});

let helm: FakeHelm;
let log: string[];
afterEach(() => helm.remove());

function provisioner(
  replies: Record<string, Reply>,
  options: { chartRepository?: string; timeoutSeconds?: number } = {},
  assertIndex = async (_repository: string) => {},
) {
  log = [];
  helm = new FakeHelm({ version: VERSION, ...replies });
  return new HelmProvisioner(
    {
      command: helm.command,
      chartRepository: 'https://charts.example.com',
      chart: 'vcluster',
      timeoutSeconds: 60,
      ...options,
    },
    assertIndex,
  ).program;
}

const context = () => ({
  kubeconfig: '/nowhere/kubeconfig',
  log: (line: string) => void log.push(line),
});
const subcommands = () => helm.calls().map(({ args }) => args[0]);

describe('HelmProvisioner.install', () => {
  it('passes values by a file that only the portal can read, and streams what Helm prints', async () => {
    const program = provisioner({
      status: ABSENT,
      install: { stdout: 'NAME: team-a\nSTATUS: deployed\n' },
    });
    expect(await program.install(REQUEST, context())).toBe('created');
    const call = helm.calls().find(({ args }) => args[0] === 'install')!;
    expect(JSON.parse(call.values!)).toEqual(REQUEST.values);
    expect(call.mode).toBe('600');
    expect(call.args.join(' ')).not.toContain('value-of-the-owner');
    expect(call.args).toEqual([
      'install',
      'team-a',
      'vcluster',
      '--repo',
      'https://charts.example.com',
      '--version',
      '0.36.1',
      '--values',
      expect.any(String),
      '--labels',
      'dapr-vcluster/tenant=team-a',
      '--namespace',
      'vcluster-team-a',
      '--kubeconfig',
      '/nowhere/kubeconfig',
    ]);
    expect(log).toEqual(
      expect.arrayContaining(['NAME: team-a', 'STATUS: deployed']),
    );
  });

  it('does not let Helm read an index that does not fit', async () => {
    const program = provisioner({ status: ABSENT }, {}, async repository => {
      throw new Error(`too large: ${repository}`);
    });
    await expect(program.install(REQUEST, context())).rejects.toThrow(
      'too large: https://charts.example.com',
    );
    expect(subcommands()).toEqual(['version', 'status']);
  });

  it('leaves a deployed release alone', async () => {
    const program = provisioner({ status: statusOf('deployed') });
    expect(await program.install(REQUEST, context())).toBe('unchanged');
    expect(subcommands()).toEqual(['version', 'status']);
  });

  it.each([['failed'], ['pending-install'], ['uninstalling']])(
    'starts again over a release that is %s since an hour',
    async status => {
      const program = provisioner({ status: statusOf(status) });
      expect(await program.install(REQUEST, context())).toBe('created');
      expect(subcommands()).toEqual([
        'version',
        'status',
        'uninstall',
        'install',
      ]);
    },
  );

  it('does not touch a release somebody else is working on', async () => {
    const program = provisioner({ status: statusOf('pending-install', 5) });
    await expect(program.install(REQUEST, context())).rejects.toThrow(
      'another Helm operation on release "team-a" in namespace "vcluster-team-a" is under way. Wait',
    );
    expect(subcommands()).toEqual(['version', 'status']);
  });

  it.each([
    [
      'Error: INSTALLATION FAILED: chart "vcluster" version "0.36.1" not found in https://charts.example.com repository',
      'chart "vcluster" version 0.36.1 is not found at https://charts.example.com',
    ],
    [
      'Error: INSTALLATION FAILED: looks like "https://charts.example.com" is not a valid chart repository or cannot be reached: Get "https://charts.example.com/index.yaml": dial tcp 192.0.2.1:443: connect: connection refused',
      'the chart repository https://charts.example.com cannot be reached',
    ],
    [
      'Error: INSTALLATION FAILED: secrets "x" is forbidden: unable to create new content in namespace vcluster-team-a because it is being terminated',
      'namespace "vcluster-team-a" on host "lab" is being terminated',
    ],
    [
      'Error: INSTALLATION FAILED: Kubernetes cluster unreachable: Get "https://192.0.2.1:6443/version": dial tcp 192.0.2.1:6443: connect: connection refused',
      'host lab cannot be reached by Helm',
    ],
    [
      'Error: INSTALLATION FAILED: admission webhook denied the request',
      'Helm failed on release "team-a": INSTALLATION FAILED: admission webhook denied the request',
    ],
  ])('removes what is left and explains: %s', async (stderr, message) => {
    const program = provisioner({
      status: ABSENT,
      install: { stderr, code: 1 },
    });
    await expect(program.install(REQUEST, context())).rejects.toThrow(message);
    expect(subcommands()).toEqual([
      'version',
      'status',
      'install',
      'uninstall',
    ]);
  });

  it('ends Helm when the time is up', async () => {
    const program = provisioner(
      { status: { seconds: 30 } },
      { timeoutSeconds: 1 },
    );
    await expect(program.install(REQUEST, context())).rejects.toThrow(
      'helm status was ended: it took longer than 1 s',
    );
  });

  it('says that Helm is missing, or too old', async () => {
    const old = provisioner({ version: { stdout: 'v3.12.3' } });
    await expect(old.install(REQUEST, context())).rejects.toThrow(
      /is Helm v3\.12\.3; needed is 3\.13 or newer/,
    );
    const missing = new HelmProvisioner({
      command: '/nowhere/helm',
      chart: 'vcluster',
      timeoutSeconds: 5,
    });
    await expect(missing.program.install(REQUEST, context())).rejects.toThrow(
      'The program "/nowhere/helm" is not there or may not be run. Install Helm',
    );
  });

  it('asks a registry by the chart’s full name', async () => {
    const program = provisioner(
      { status: ABSENT },
      { chartRepository: 'oci://registry.example.com/charts/' },
    );
    await program.install(REQUEST, context());
    const { args } = helm.calls()[2];
    expect(args.slice(0, 3)).toEqual([
      'install',
      'team-a',
      'oci://registry.example.com/charts/vcluster',
    ]);
    expect(args).not.toContain('--repo');
  });
});

describe('HelmProvisioner.tryInstall', () => {
  it('has the API server check what the chart makes, and shows none of it', async () => {
    const program = provisioner({
      status: ABSENT,
      install: { stdout: 'MANIFEST:\ndata: value-of-the-owner' },
    });
    expect(await program.tryInstall(REQUEST, context())).toBe('would-create');
    expect(subcommands()).toEqual(['version', 'status', 'install']);
    const { args, values } = helm.calls()[2];
    expect(args).toContain('--dry-run=server');
    expect(JSON.parse(values!)).toEqual(REQUEST.values);
    expect(log).toEqual([]);
  });

  it('says what would be in the way, and removes nothing', async () => {
    const program = provisioner({
      status: ABSENT,
      install: {
        stderr:
          'Error: INSTALLATION FAILED: chart "vcluster" version "0.36.1" not found in https://charts.example.com repository',
        code: 1,
      },
    });
    await expect(program.tryInstall(REQUEST, context())).rejects.toThrow(
      'chart "vcluster" version 0.36.1 is not found at https://charts.example.com',
    );
    expect(subcommands()).toEqual(['version', 'status', 'install']);
  });

  it('finds what is installed', async () => {
    const program = provisioner({ status: statusOf('deployed') });
    expect(await program.tryInstall(REQUEST, context())).toBe('unchanged');
  });
});

describe('HelmProvisioner.uninstall', () => {
  it('uninstalls what is there, whatever its state', async () => {
    const program = provisioner({ status: statusOf('failed') });
    expect(await program.uninstall(REF, context())).toBe('deleted');
    expect(subcommands()).toEqual(['version', 'status', 'uninstall']);
  });

  it('has nothing to do where nothing is installed', async () => {
    const program = provisioner({ status: ABSENT });
    expect(await program.uninstall(REF, context())).toBe('unchanged');
  });
});

describe('HelmProvisioner.upgrade', () => {
  const DEPLOYED = statusOf('deployed');

  it('gives all values anew, by a file that only the portal can read', async () => {
    const program = provisioner({ status: DEPLOYED, upgrade: {} });
    await program.upgrade(REQUEST, context());
    const call = helm.calls().find(({ args }) => args[0] === 'upgrade')!;
    expect(JSON.parse(call.values!)).toEqual(REQUEST.values);
    expect(call.mode).toBe('600');
    expect(call.args.join(' ')).toContain('upgrade team-a vcluster');
    expect(call.args).toEqual(
      expect.arrayContaining(['--reset-values', '--version', '0.36.1']),
    );
    expect(call.args.join(' ')).not.toContain('value-of-the-owner');
  });

  it('gives the manifest of a dry run, and logs nothing of it', async () => {
    const program = provisioner({
      upgrade: { stdout: JSON.stringify({ manifest: 'kind: Secret' }) },
    });
    expect(await program.tryUpgrade(REQUEST, context())).toBe('kind: Secret');
    expect(helm.calls().at(-1)!.args).toEqual(
      expect.arrayContaining(['--dry-run=server', '--output', 'json']),
    );
    expect(log).toEqual([]);
  });

  it('says which chart is not there, and uninstalls nothing', async () => {
    const program = provisioner({
      status: DEPLOYED,
      upgrade: {
        stderr:
          'Error: UPGRADE FAILED: chart "vcluster" version "0.36.1" not found in https://charts.example.com repository',
        code: 1,
      },
    });
    await expect(program.upgrade(REQUEST, context())).rejects.toThrow(
      'chart "vcluster" version 0.36.1 is not found at https://charts.example.com',
    );
    expect(subcommands()).toEqual(['version', 'status', 'upgrade']);
  });

  it('does not touch a release somebody else is working on', async () => {
    const program = provisioner({ status: statusOf('pending-upgrade', 5) });
    await expect(program.upgrade(REQUEST, context())).rejects.toThrow(
      'is under way. Wait',
    );
    expect(subcommands()).toEqual(['version', 'status']);
  });

  it('goes back to a revision without the chart repository', async () => {
    const program = provisioner({ rollback: {} });
    await program.rollback(REF, 3, context());
    const { args } = helm.calls().at(-1)!;
    expect(args.slice(0, 3)).toEqual(['rollback', 'team-a', '3']);
    expect(args).not.toContain('--repo');
  });
});
