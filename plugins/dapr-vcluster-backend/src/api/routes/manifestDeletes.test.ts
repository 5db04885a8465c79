import {
  ObjectOutcome,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { applyAsSomebodyElse } from '../../__testUtils__/otherManager';
import { TestUser } from '../../__testUtils__/permissions';
import { WritePath } from '../../__testUtils__/WritePath';
import { TargetClusters } from '../../dapr/target/TargetClusters';
import { executePlan } from '../../manifests/executePlan';
import { LiveTenants } from '../../tenants/live/LiveTenant';

let path: WritePath;
let ref: TenantRef;
let virtual: KubeClient;
beforeAll(async () => {
  path = await WritePath.start();
  ({ ref, virtual } = await path.tenant('apps', { profile: 'oss-multins' }));
}, 180_000);
afterEach(() => path.virtualFaults(ref).clear());
afterAll(() => path?.close());

const MANIFESTS = '/tenants/sandbox/vcluster-apps/apps/manifests';

const apply = (manifests: string, more: object = {}) =>
  path.send('POST', MANIFESTS, 'teamA', { manifests, ...more });

const remove = (
  objects: Array<Partial<ObjectOutcome>>,
  { user = 'teamA', query = '' }: { user?: TestUser; query?: string } = {},
) => path.send('POST', `${MANIFESTS}/removal${query}`, user, { objects });

const configMap = (name: string, data: Record<string, string> = {}) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    data,
  });

const read = (name: string) =>
  getIfPresent(virtual, RESOURCES.configMaps, { namespace: 'default', name });

describe('POST …/manifests/removal', () => {
  it('removes what an apply created, the last first, and nothing the second time', async () => {
    const text = [configMap('a'), configMap('b')].join('\n---\n');
    const { objects } = (await apply(text)).body;
    expect(objects[0]).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      namespace: 'default',
      name: 'a',
      uid: (await read('a'))?.metadata.uid,
      outcome: 'created',
    });
    const dry = await remove(objects, { query: '?dryRun=true' });
    expect(dry.body).toMatchObject({
      outcome: 'dry-run',
      removed: [
        { name: 'b', outcome: 'would-delete' },
        { name: 'a', outcome: 'would-delete' },
      ],
    });
    expect(await read('a')).toBeDefined();

    const { status, body } = await remove(objects);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      outcome: 'deleted',
      removed: [{ name: 'b' }, { name: 'a' }],
      remaining: [],
    });
    expect(await read('a')).toBeUndefined();
    expect(path.audit.at(-1)).toMatchObject({
      eventId: 'manifests-delete',
      result: 'success',
      detail: { removed: ['ConfigMap/b', 'ConfigMap/a'] },
    });
    expect((await remove(objects)).body.outcome).toBe('absent');
  });

  it('does not touch an object that was recreated under that name', async () => {
    const { objects } = (await apply(configMap('again'))).body;
    await remove(objects);
    await apply(configMap('again'));
    expect((await remove(objects)).body).toEqual({
      outcome: 'absent',
      removed: [],
      remaining: [],
    });
    expect(await read('again')).toBeDefined();
  });

  it('does not touch what this portal never applied', async () => {
    await applyAsSomebodyElse(path, ref, 'theirs');
    const { metadata } = (await read('theirs'))!;
    const { body } = await remove([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'default',
        name: 'theirs',
        uid: metadata.uid,
      },
    ]);
    expect(body).toMatchObject({
      outcome: 'absent',
      remaining: [
        { outcome: 'left', reason: 'It was not applied through this portal' },
      ],
    });
    expect(await read('theirs')).toBeDefined();
  });

  it('400 without a uid, and for a kind of the whole cluster', async () => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', name: 'x' };
    const first = await remove([{ ...object, namespace: 'default' }]);
    expect([first.status, first.body.error.details.field]).toEqual([
      400,
      'objects.0.uid',
    ]);
    const second = await remove([
      { ...object, kind: 'Namespace', namespace: 'x', uid: '1' },
    ]);
    expect(second.status).toBe(400);
    expect(second.body.error.message).toContain('is cluster-scoped');
  });

  it.each(['teamB', 'guest'] as const)('403 for %s', async user => {
    const { status, body } = await remove([], { user });
    expect(status).toBe(403);
    expect(body.error.details.permission).toBe('dapr-vcluster.tenant.update');
  });
});

describe('POST …/manifests that fails part-way', () => {
  const two = [
    configMap('old', { a: '2' }),
    configMap('first'),
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'last' },
    }),
  ].join('\n---\n');

  /** The dry run passes, the write itself does not. */
  const failAtSecret = (count: number) => {
    const faults = path.virtualFaults(ref);
    const scope = { verb: 'patch', plural: 'secrets' };
    const take = faults.take.bind(faults);
    let turn = 0;
    jest.spyOn(faults, 'take').mockImplementation(target => {
      if (target.verb === scope.verb && target.plural === scope.plural) {
        turn += 1;
        if (turn === count) {
          faults.fail({ count: 1, scope });
        }
      }
      return take(target);
    });
  };
  afterEach(() => jest.restoreAllMocks());

  it('removes what it created, keeps what was there, and says both', async () => {
    await apply(configMap('old', { a: '1' }));
    failAtSecret(2);
    const { status, body } = await apply(two, { onChange: 'update' });
    expect(status).toBe(503);
    expect(body.error.message).toMatch(
      /^Secret "last" could not be applied after a successful dry run: .*Changed already: ConfigMap "old"\. Apply the same text again\. What this request had created was removed again: ConfigMap default\/first\.$/,
    );
    expect(await read('first')).toBeUndefined();
    expect((await read('old'))?.data).toEqual({ a: '2' });
  });

  it('removes it too when nobody waits for the answer', async () => {
    const gone = new AbortController();
    const write = virtual.apply.bind(virtual);
    jest.spyOn(virtual, 'apply').mockImplementation(async (...call) => {
      const after = await write(...call);
      gone.abort();
      return after as never;
    });
    const planned = ['one', 'two'].map(name => ({
      line: 1,
      document: 0,
      resource: RESOURCES.configMaps,
      object: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { namespace: 'default', name },
      },
      change: 'create' as const,
    }));
    const tenant = await new LiveTenants(path.hosts).get(ref);
    await expect(
      executePlan(new TargetClusters(tenant, virtual), planned, gone.signal),
    ).rejects.toThrow(
      'the caller disconnected before the answer. Send the request again. What this request had created was removed again: ConfigMap default/one.',
    );
    expect(await read('one')).toBeUndefined();
    expect(await read('two')).toBeUndefined();
  });
});
