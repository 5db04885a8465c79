import { randomUUID } from 'node:crypto';
import { until } from '../../__testUtils__/until';
import { WritePath } from '../../__testUtils__/WritePath';
import { HelmProvisioner } from '../../tenants/provisioners/helm';
import {
  FakeHelm,
  Reply,
} from '../../tenants/provisioners/helm/FakeHelm.fixture';

const SECRET = 'hunter2-of-the-repository';
const ABSENT = { stderr: 'Error: release: not found', code: 1 };

const helms: FakeHelm[] = [];
const paths: WritePath[] = [];
afterAll(async () => {
  await Promise.all(paths.map(path => path.close()));
  helms.forEach(helm => helm.remove());
});

jest.setTimeout(180_000);

async function start(install: Reply) {
  const version = { stdout: 'v3.21.4' };
  const helm = new FakeHelm({ version, status: ABSENT, install });
  helms.push(helm);
  const path = await WritePath.start(
    new HelmProvisioner({
      command: helm.command,
      chart: 'vcluster',
      timeoutSeconds: 60,
    }),
  );
  paths.push(path);
  const id = randomUUID();
  const create = (query = '') =>
    path.send('POST', `/tenants?installation=${id}${query}`, 'teamA', {
      host: 'sandbox',
      name: 'shop',
      owner: 'group:default/team-a',
    });
  const printed = async (after = 0) => {
    const url = `/installations/${id}?after=${after}`;
    return (await path.send('GET', url, 'teamA')).body;
  };
  return { helm, path, id, create, printed };
}

describe('GET /installations/:id', () => {
  it('gives what Helm has printed while it runs, without secrets', async () => {
    const { helm, path, id, create, printed } = await start({
      stdout: `NAME: shop\nfrom https://portal:${SECRET}@charts.example.com\n`,
      held: true,
    });
    const created = create();
    await until(
      'two lines',
      async () => (await printed()).next === 2 || undefined,
    );
    expect(await printed(1)).toEqual({
      lines: ['from https://portal:[hidden]@charts.example.com'],
      next: 2,
    });
    const other = await path.send('GET', `/installations/${id}`, 'teamB');
    expect(other.status).toBe(403);
    helm.release();
    const { status, body } = await created;
    expect(status).toBe(201);
    expect(body.log).toHaveLength(2);
    expect(path.answers.join()).not.toContain(SECRET);
  });

  it('still gives it when Helm has failed', async () => {
    const { create, printed } = await start({
      stderr: 'Error: INSTALLATION FAILED: admission webhook denied\n',
      code: 1,
    });
    expect((await create()).status).toBe(503);
    const { lines } = await printed();
    expect(lines).toEqual([
      'Error: INSTALLATION FAILED: admission webhook denied',
      // Of the clean-up.
      ...lines.slice(1),
    ]);
  });

  it('has nothing of a dry run, which says what it could not check', async () => {
    const { create, printed } = await start({ stdout: 'kind: Secret\n' });
    const { status, body } = await create('&dryRun=true');
    expect(status).toBe(200);
    expect(body.objects).toContainEqual(
      expect.objectContaining({
        outcome: 'would-create',
        reason: expect.stringMatching(
          /^Not checked: the portal has its rights/,
        ),
      }),
    );
    expect((await printed()).lines).toEqual([]);
  });

  it.each([
    ['POST', '/tenants?installation=mine', /installation/],
    ['GET', '/installations/mine', /uuid/i],
    ['GET', `/installations/${randomUUID()}?after=-1`, /after/],
  ])('400 for %s %s', async (method, url, why) => {
    const { status, body } = await paths[0].send(method, url, 'teamA');
    expect(status).toBe(400);
    expect(body.error.message).toMatch(why);
  });
});
