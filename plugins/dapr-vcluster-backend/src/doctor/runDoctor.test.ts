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

it('prints JSON for programs', async () => {
  const path = await kubeconfig(resource => resource === 'secrets');
  const { text } = await run('doctor', '--kubeconfig', path, '--json');
  expect(JSON.parse(text)).toMatchObject({ outcome: 'failed' });
});

it.each([
  [['doctor'], '--kubeconfig is missing'],
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
