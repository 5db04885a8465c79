import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import {
  getIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { WritePath } from '../../__testUtils__/WritePath';
import { until } from '../../__testUtils__/until';
import { FluxProvisioner } from '../../tenants/provisioners/flux';

const ref = { host: 'sandbox', namespace: 'vcluster-shop', name: 'shop' };
const body = {
  host: 'sandbox',
  name: 'shop',
  owner: 'group:default/team-a',
};
const helmRelease = { verb: 'patch', plural: 'helmreleases' };

/** Flux, and after it a program that does as the test says. */
class ProgrammedFlux extends FluxProvisioner {
  install = async (): Promise<'created' | 'unchanged'> => 'unchanged';
  uninstalled = 0;
  readonly program: Provisioner['program'] = {
    install: () => this.install(),
    uninstall: async () => {
      this.uninstalled += 1;
      return 'deleted' as const;
    },
  };
}

let path: WritePath;
const provisioner = new ProgrammedFlux({
  chartRepository: 'https://charts.loft.sh',
  chart: 'vcluster',
  interval: '10m',
});
beforeAll(async () => {
  path = await WritePath.start(provisioner);
}, 180_000);
afterEach(async () => {
  path.faults.clear();
  provisioner.install = async () => 'unchanged';
  await until('the tenant to be gone', async () => {
    const { status, body: answer } = await path.send(
      'DELETE',
      '/tenants/sandbox/vcluster-shop/shop',
      'platform',
    );
    return status === 200 && answer.outcome !== 'deleting' ? true : undefined;
  });
}, 180_000);
afterAll(() => path?.close());

const create = () => path.send('POST', '/tenants', 'teamA', body);
const namespace = () =>
  getIfPresent(path.host, RESOURCES.namespaces, { name: ref.namespace });
const release = () => getIfPresent(path.host, RESOURCES.helmReleases, ref);

describe('POST /tenants that fails part-way', () => {
  it('at the namespace: nothing was made, nothing is said to be removed', async () => {
    const before = await path.fingerprint();
    path.faults.fail({ scope: { verb: 'create', plural: 'namespaces' } });
    const { status, body: answer } = await create();
    expect(status).toBe(503);
    expect(answer.error.message).not.toContain('removed');
    expect(await path.fingerprint()).toEqual(before);
  });

  it.each([
    ['first', 'networkpolicies', ''],
    [
      'last',
      'helmreleases',
      [
        'HelmRepository vcluster-shop/vcluster-chart, ',
        'NetworkPolicy vcluster-shop/dapr-vcluster-shop-control-plane, ',
        'NetworkPolicy vcluster-shop/dapr-vcluster-shop, ',
      ].join(''),
    ],
  ])(
    'at the %s object: what was made before is removed again',
    async (_, plural, before) => {
      path.faults.fail({ scope: { verb: 'patch', plural } });
      const { status, body: answer } = await create();
      expect(await namespace()).toBeUndefined();
      expect(answer.error.message).toContain(
        `. What this request had created was removed again: ${before}Namespace vcluster-shop.`,
      );
      expect(status).toBe(503);
      expect(path.audit.at(-1)).toMatchObject({
        eventId: 'tenant-create',
        result: 'fail',
        detail: expect.stringContaining('was removed again'),
      });
      path.faults.clear();
      expect((await create()).status).toBe(201);
    },
  );

  it('in the program: objects and namespace are removed again', async () => {
    provisioner.install = async () => {
      throw new Error('the program has crashed');
    };
    const { status, body: answer } = await create();
    expect(status).toBe(500);
    expect(answer.error.message).toMatch(
      /^the program has crashed\. What this request had created was removed again: .*HelmRelease vcluster-shop\/shop.*, Namespace vcluster-shop\.$/,
    );
    expect(await namespace()).toBeUndefined();
  });

  it('in a namespace that was there: it stays, and what else was there', async () => {
    expect((await create()).status).toBe(201);
    const { metadata } = (await namespace())!;
    const { metadata: kept } = (await release())!;
    provisioner.install = async () => {
      throw new Error('the program has crashed');
    };
    const { body: answer } = await create();
    expect(answer.error.message).toBe('the program has crashed');
    expect((await namespace())?.metadata.uid).toBe(metadata.uid);
    expect((await release())?.metadata.uid).toBe(kept.uid);
  });

  it('says what could not be removed and why', async () => {
    path.faults.fail({ scope: helmRelease });
    path.faults.forbid({ verb: 'delete', plural: 'namespaces' });
    const { body: answer } = await create();
    expect(answer.error.message).toMatch(
      /Created by this request and not removed: Namespace vcluster-shop \(.*access was taken away.*\)\.$/,
    );
    expect(await namespace()).toBeDefined();
  });

  it('when nobody waits for the answer: all of it is removed again', async () => {
    const gone = new AbortController();
    provisioner.uninstalled = 0;
    provisioner.install = async () => {
      gone.abort();
      await until('the connection to be closed', async () =>
        path.openRequests === 0 ? true : undefined,
      );
      return 'created';
    };
    await expect(
      path.send('POST', '/tenants', 'teamA', body, gone.signal),
    ).rejects.toThrow(/abort/i);
    await path.auditedFailure('tenant-create', 'disconnected');
    expect(provisioner.uninstalled).toBe(1);
    expect(await namespace()).toBeUndefined();
  });
});
