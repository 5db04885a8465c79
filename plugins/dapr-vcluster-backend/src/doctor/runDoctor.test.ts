import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '../__testUtils__/applyManifest';
import { TestHosts } from '../__testUtils__/TestHosts';
import { runDoctor } from './runDoctor';

const directory = mkdtempSync(join(tmpdir(), 'doctor-'));
const hosts = new TestHosts();
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await hosts.close();
});

async function run(...args: string[]) {
  const written: string[] = [];
  const isWell = await runDoctor(args, text => written.push(text));
  return { isWell, text: written.join('') };
}

/** A kubeconfig of the portal's service account on a host with the manifest, without some of its rights. */
async function kubeconfig(isMeant: (resource: string) => boolean) {
  const { server } = await hosts.start({
    initial: readManifest('rbac.yaml').map(object => ({
      ...object,
      ...(object.rules !== undefined && {
        rules: (object.rules as Array<{ resources: string[] }>).filter(
          rule => !rule.resources.some(isMeant),
        ),
      }),
    })),
  });
  const token = server.serviceAccountToken(
    'backstage',
    'backstage-dapr-vcluster',
  );
  const path = join(directory, `${Math.random()}`);
  writeFileSync(path, JSON.stringify(server.kubeconfig(token)));
  return path;
}

it('is content with the rights of the manifest', async () => {
  const path = await kubeconfig(() => false);
  const { isWell, text } = await run('doctor', '--kubeconfig', path);
  expect(text).toMatch(/^✓ The API server answers \(Kubernetes v1/);
  expect(text).not.toMatch(/[✗?]/);
  expect(text).toContain(
    'knows you as system:serviceaccount:backstage:backstage-dapr-vcluster',
  );
  expect(isWell).toBe(true);
});

it('says which right is missing, with the rule that adds it', async () => {
  const path = await kubeconfig(resource => resource === 'endpointslices');
  const { isWell, text } = await run('doctor', '--kubeconfig', path);
  expect(isWell).toBe(false);
  expect(text).toContain(
    "missing: list endpointslices.discovery.k8s.io   { apiGroups: ['discovery.k8s.io'], resources: [endpointslices], verbs: [list] }",
  );
});

it('asks for no more than the right to one object', async () => {
  const path = await kubeconfig(resource => resource === 'clusterroles');
  const { text } = await run('doctor', '--kubeconfig', path);
  expect(text).toContain(
    'resources: [clusterroles], resourceNames: [dapr-vcluster-tenant], verbs: [bind] }',
  );
});

it('prints JSON for programs', async () => {
  const path = await kubeconfig(resource => resource === 'secrets');
  const { text } = await run('doctor', '--kubeconfig', path, '--json');
  expect(JSON.parse(text)).toMatchObject({ outcome: 'failed' });
});

it.each([
  [['doctor'], '--kubeconfig is missing'],
  [['--kubeconfig', 'x'], 'The command is missing. Write: doctor --kubeconfig'],
  [['docter', '--kubeconfig', 'x'], 'it has to be "doctor"'],
  [['doctor', '--kubeconfig', '/nowhere'], 'cannot be read (ENOENT)'],
  [['doctor', '--kubeconf', 'x'], "Unknown option '--kubeconf'"],
])('refuses %j', async (args, message) => {
  await expect(run(...args)).rejects.toThrow(message);
});

it('refuses a context that is not there', async () => {
  const path = await kubeconfig(() => false);
  await expect(
    run('doctor', '--kubeconfig', path, '--context', 'other'),
  ).rejects.toThrow('Use one of: sandbox.');
});

it('shows its help', async () => {
  expect((await run('--help')).text).toContain('Usage: doctor');
});

describe('a kubeconfig that cannot be used', () => {
  const server = 'https://127.0.0.1:1';
  const written = (user: object, context = 'c') => {
    const path = join(directory, `${Math.random()}`);
    writeFileSync(
      path,
      JSON.stringify({
        'current-context': context,
        contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
        clusters: [{ name: 'k', cluster: { server } }],
        users: [{ name: 'u', user }],
      }),
    );
    return path;
  };

  it.each([
    [
      { exec: { command: 'no-such-program', apiVersion: 'v1' } },
      'c',
      'credentials from the program "no-such-program", which is not there',
    ],
    [
      { 'client-certificate-data': 'aGVsbG8=', 'client-key-data': 'aGVsbG8=' },
      'c',
      'the client certificate of user "u" is no certificate',
    ],
    [{ token: 't' }, '', 'the kubeconfig has no current context'],
    [{ token: 't' }, 'd', 'its current context "d" is not among its contexts'],
    [{}, 'c', 'the user "u" has no credentials'],
    [
      { 'client-certificate': '/nowhere/client.crt' },
      'c',
      'the file "/nowhere/client.crt" of user "u" cannot be read (ENOENT)',
    ],
    [
      { 'token-file': '/nowhere/token' },
      'c',
      'names the file "/nowhere/token", which cannot be read (ENOENT)',
    ],
  ])('is refused: %j in context "%s"', async (user, context, message) => {
    await expect(
      run('doctor', '--kubeconfig', written(user, context)),
    ).rejects.toThrow(message);
  });

  it.each([
    ['', 'is no kubeconfig'],
    ['hello', 'is no kubeconfig: it has no contexts'],
    ['token: "hidden', 'is no kubeconfig'],
    ['kind: ClusterRole', 'is no kubeconfig: it has no contexts'],
    [
      'clusters: [{ name: k }]',
      'is no complete kubeconfig: clusters[0].cluster is missing',
    ],
    [
      'contexts: [{ name: c, context: { cluster: k, user: v } }]\nclusters: [{ name: k, cluster: { server: "https://127.0.0.1:1" } }]\ncurrent-context: c',
      'the context names the user "v", who is not among its users',
    ],
  ])('is refused: the text %j', async (text, message) => {
    const path = join(directory, `${Math.random()}`);
    writeFileSync(path, text);
    const refusal = await run('doctor', '--kubeconfig', path).catch(e => e);
    expect(refusal.message).toContain(message);
    expect(refusal.message).not.toContain('hidden');
  });

  it('is told from one whose API server is not there', async () => {
    const path = written({ token: 't' });
    const { isWell, text } = await run('doctor', '--kubeconfig', path);
    expect(isWell).toBe(false);
    expect(text).toContain('Check the port in the address');
  });
});
