import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { sandboxHosts } from '../../__testUtils__/sandboxHosts';
import { TestPortal } from '../../__testUtils__/TestPortal';

const TEAM_A = '/tenants/recorded/vcluster-team-a/team-a';
const LIVE = '/tenants/sandbox/vcluster-team-c/team-c';

describe('usage and topology of a tenant', () => {
  let sandbox: Sandbox;
  let portal: TestPortal;

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['sandbox', 'recorded'] });
    portal = await TestPortal.start(
      sandboxHosts(sandbox),
      ({ name }, user) => ({
        result:
          user === 'user:default/guest' ||
          (user === 'user:default/reader' &&
            name !== 'dapr-vcluster.tenant.read')
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
      [],
      {
        presets: [
          {
            name: 'small',
            title: 'Small',
            description: 'Two CPUs',
            quota: { 'requests.cpu': 2, 'count/pods': 20 },
          },
        ],
      },
    );
    await portal.post('/tenants', {
      host: 'sandbox',
      name: 'team-c',
      owner: 'group:default/team-c',
    });
    await portal.until('the tenant', LIVE, body => body.phase === 'ready');
  }, 90_000);
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.close();
  });

  it('counts quota, requests and use with the rights of the manifest', async () => {
    const usage = await portal.until(
      'the quota to be counted',
      `${LIVE}/usage`,
      body =>
        body.quota.value?.some((line: { used?: number }) => line.used) && body,
    );
    expect(usage).toMatchObject({
      quota: {
        state: 'known',
        value: expect.arrayContaining([
          expect.objectContaining({
            resource: 'requests.cpu',
            hard: 2,
            unit: 'cores',
          }),
          expect.objectContaining({
            resource: 'count/pods',
            used: expect.any(Number),
            hard: 20,
            unit: 'count',
          }),
        ]),
      },
      requested: {
        state: 'known',
        value: {
          pods: expect.any(Number),
          requests: { cpu: expect.any(Number) },
        },
      },
      measured: { state: 'known', value: { pods: expect.any(Number) } },
    });
    expect(usage.requested.value.requests.memory).toBeGreaterThan(0);
    expect(usage.measured.value.total.memory).toBeGreaterThan(0);
  }, 180_000);

  it('says that a host has no metrics-server', async () => {
    const { body } = await portal.get(`${TEAM_A}/usage`);
    expect(body.measured).toEqual({
      state: 'unknown',
      reason: 'metrics-server is not installed on the host.',
    });
    expect(body.quota).toMatchObject({ state: 'known', value: [] });
    expect(body.requested).toMatchObject({
      state: 'known',
      value: { pods: 5 },
    });
  });

  it('draws the recorded tenant', async () => {
    const { body, headers } = await portal.get(`${TEAM_A}/topology`);
    const kinds = body.nodes.map((node: { kind: string }) => node.kind);
    expect(new Set(kinds)).toEqual(
      new Set(['host', 'tenant', 'app', 'component', 'backend']),
    );
    expect(body.edges).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ relation: 'loads' }),
        expect.objectContaining({ relation: 'connects' }),
      ]),
    );
    const again = await portal
      .get(`${TEAM_A}/topology`)
      .set('If-None-Match', headers.etag);
    expect(again.status).toBe(304);
  });

  it.each([
    ['usage', 'user:default/guest', 403],
    ['topology', 'user:default/guest', 403],
    ['usage', 'user:default/reader', 200],
    ['topology', 'user:default/reader', 403],
  ])('serves %s to %s with %i', async (part, user, status) => {
    const answer = await portal.get(`${TEAM_A}/${part}`, user);
    expect(answer.status).toBe(status);
  });

  it('knows no usage of a tenant that is not there', async () => {
    const { status } = await portal.get('/tenants/sandbox/a/b/usage');
    expect(status).toBe(404);
  });
});
