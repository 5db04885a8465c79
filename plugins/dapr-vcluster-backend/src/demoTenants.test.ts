import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANNOTATION_INSTALLED } from 'backstage-plugin-dapr-vcluster-common';
import {
  HttpKubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { kubeConfigOf } from 'dapr-vcluster-kube-sim';
import { createSandbox, readSeed, Sandbox } from 'dapr-vcluster-sandbox';
import { omit } from 'lodash';
import { parse, stringify } from 'yaml';
import { EVERYTHING } from './__testUtils__/testPolicy';
import { TestPortal } from './__testUtils__/TestPortal';

const ROOT = join(__dirname, '../../..');
const FILE = join(ROOT, 'packages/backend/demo/tenants.yaml');

/** What the tenants of the demo were requested with. */
const REQUESTS = [
  { name: 'shop', owner: 'group:default/team-a', preset: 'small', daysAgo: 75 },
  {
    name: 'reports',
    owner: 'group:default/team-b',
    preset: 'medium',
    daysAgo: 40,
    pausedDaysAgo: 6,
  },
];

const demo = parse(readFileSync(join(ROOT, 'app-config.demo.yaml'), 'utf8'));

async function startPortal(sandbox: Sandbox) {
  const { server, portalToken: token } = sandbox.hosts.sandbox!;
  const { hosts, ...options } = demo.daprVcluster;
  return TestPortal.start(
    [{ name: 'sandbox', server, token }],
    EVERYTHING,
    [],
    options,
  );
}

const create = async (
  portal: TestPortal,
  { name, owner, preset }: (typeof REQUESTS)[number],
) => {
  const { body } = await portal.post('/tenants', {
    host: 'sandbox',
    name,
    owner,
    preset,
  });
  return body;
};

/** What is written to the file, when it is asked for: what the portal has created. */
async function writeFile() {
  const sandbox = await createSandbox({ hosts: ['sandbox'] });
  const portal = await startPortal(sandbox);
  const { server } = sandbox.hosts.sandbox!;
  const client = new HttpKubeClient(kubeConfigOf(server, server.adminToken));
  const tenants = [];
  for (const request of REQUESTS) {
    const { objects } = await create(portal, request);
    const created: KubeObject[] = [];
    for (const { kind, namespace, name } of objects) {
      const resource = Object.values(RESOURCES).find(
        each => each.kind === kind,
      )!;
      created.push(
        asRequested(await client.get(resource, { namespace, name })),
      );
    }
    const { name, daysAgo, pausedDaysAgo } = request;
    tenants.push({
      name,
      namespace: `vcluster-${name}`,
      daysAgo,
      pausedDaysAgo,
      objects: created,
    });
  }
  client.close();
  await portal.stop();
  await sandbox.close();
  writeFileSync(
    FILE,
    `# Tenants that the simulated host of the demo has from the start, as the portal creates them. Written by a test:
# UPDATE_DEMO=1 yarn workspace backstage-plugin-dapr-vcluster-backend test src/demoTenants
${stringify(tenants, { aliasDuplicateObjects: false, lineWidth: 0 })}`,
  );
}

/** Without what the server adds, and without times. */
function asRequested(object: KubeObject): KubeObject {
  const { name, namespace, labels, annotations } = object.metadata;
  return {
    ...omit(object, ['status', 'spec.finalizers']),
    metadata: {
      name,
      ...(namespace && { namespace }),
      ...(labels && { labels }),
      ...(annotations && {
        annotations: omit(annotations, ANNOTATION_INSTALLED),
      }),
    },
  };
}

describe('the tenants of the demo', () => {
  let sandbox: Sandbox;
  let portal: TestPortal;

  beforeAll(async () => {
    if (process.env.UPDATE_DEMO) {
      await writeFile();
    }
    sandbox = await createSandbox({
      hosts: ['sandbox'],
      seed: readSeed(FILE),
    });
    portal = await startPortal(sandbox);
  }, 240_000);
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.close();
  });

  it('are as old as they say, and one of them is paused', async () => {
    const { items } = await portal.until(
      'both tenants to be settled',
      '/tenants',
      body =>
        body.items.length === REQUESTS.length &&
        body.items.every(({ phase }: { phase: string }) =>
          ['ready', 'paused'].includes(phase),
        ) &&
        body,
    );
    const daysSince = (time: string) =>
      Math.round((Date.now() - Date.parse(time)) / 86_400_000);
    const seen = await Promise.all(
      items.map(async ({ id, owner, phase }: Record<string, string>) => {
        const { body } = await portal.get(`/tenants/${id}`);
        return {
          name: body.ref.name,
          owner,
          preset: body.preset,
          phase,
          daysAgo: daysSince(body.createdAt),
        };
      }),
    );
    expect(seen).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'shop',
          owner: 'group:default/team-a',
          preset: 'small',
          phase: 'ready',
          daysAgo: 75,
        }),
        expect.objectContaining({
          name: 'reports',
          owner: 'group:default/team-b',
          preset: 'medium',
          phase: 'paused',
          daysAgo: 40,
        }),
      ]),
    );
  });

  it.each(REQUESTS)('$name is what the portal creates', async request => {
    expect(await create(portal, request)).toMatchObject({
      outcome: 'unchanged',
    });
  });
});
