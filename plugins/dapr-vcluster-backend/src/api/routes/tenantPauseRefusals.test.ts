import {
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from '../../__testUtils__/until';
import { WritePath } from '../../__testUtils__/WritePath';

type Workload = KubeObject & { spec: { replicas: number } };

const NAME = 'firm';
const AT = { name: NAME, namespace: `vcluster-${NAME}` };
const ID = `sandbox/${AT.namespace}/${NAME}`;

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
  await path.tenant(NAME);
}, 180_000);
afterAll(() => path?.close());

const send = (
  verb: 'pause' | 'resume',
  user: Parameters<WritePath['send']>[2] = 'teamA',
) => path.send('POST', `/tenants/${ID}/${verb}`, user);
const controlPlane = () => path.host.get<Workload>(RESOURCES.statefulSets, AT);

describe('pausing and resuming are refused', () => {
  it.each(['pause', 'resume'] as const)(
    'of %s: 403 without the permission, and nothing is changed',
    async verb => {
      const before = (await controlPlane()).metadata.generation;
      for (const user of ['teamB', 'guest'] as const) {
        const { status, body } = await send(verb, user);
        expect(status).toBe(403);
        expect(body.error.details.permission).toBe(
          'dapr-vcluster.tenant.update',
        );
      }
      expect((await controlPlane()).metadata.generation).toBe(before);
    },
  );

  it.each(['pause', 'resume'] as const)(
    'of %s: 409 for one that was scaled to zero by hand, with the fix',
    async verb => {
      const scale = (replicas: number) =>
        path.host.patch(RESOURCES.statefulSets, AT, {
          spec: { replicas },
        });
      await scale(0);
      const { status, body } = await send(verb);
      await scale(1);
      expect(status).toBe(409);
      expect(body.error.message).toMatch(
        /was scaled to zero without being paused, so it cannot be \w+. Scale it up first: kubectl --namespace vcluster-firm scale statefulset firm --replicas 1$/,
      );
    },
  );

  it.each([
    ['frozen', 409, /^host "frozen" is read-only/],
    ['moon', 404, /^host "moon" is not known/],
  ])('on host %s: %d', async (host, expected, why) => {
    const { status, body } = await path.send(
      'POST',
      `/tenants/${host}/${AT.namespace}/${NAME}/pause`,
      'teamA',
    );
    expect(status).toBe(expected);
    expect(body.error.message).toMatch(why);
  });

  it('of a StatefulSet that Helm says is of another release', async () => {
    const { metadata } = await controlPlane();
    const place = (namespace: string) =>
      path.host.patch(RESOURCES.statefulSets, AT, {
        metadata: {
          annotations: { 'meta.helm.sh/release-namespace': namespace },
        },
      });
    await place('elsewhere');
    const { status, body } = await send('pause');
    await place(
      metadata.annotations?.['meta.helm.sh/release-namespace'] ??
        metadata.namespace!,
    );
    expect(status).toBe(409);
    expect(body.error.message).toContain(
      'has no control plane that is proved to be its own',
    );
    expect((await controlPlane()).metadata.annotations).not.toHaveProperty([
      'loft.sh/paused',
    ]);
  });

  it('of one that is put to sleep by vCluster Platform', async () => {
    const label = (value: string | null) =>
      path.host.patch(RESOURCES.statefulSets, AT, {
        metadata: { labels: { 'loft.sh/sleep-mode': value } },
      });
    await label('true');
    const { status, body } = await send('pause');
    await label(null);
    expect(status).toBe(409);
    expect(body.error.message).toContain('Wake it up there first');
  });

  it('goes on where it stopped while pods take their time', async () => {
    const finalizers = ['example.org/hold'];
    const pod = await until('a copied pod', async () =>
      (
        await path.host.list(RESOURCES.pods, {
          namespace: AT.namespace,
          labelSelector: `vcluster.loft.sh/managed-by=${NAME}`,
        })
      ).items.find(({ metadata }) => !metadata.deletionTimestamp),
    );
    await path.host.patch(RESOURCES.pods, pod.metadata, {
      metadata: { finalizers },
    });
    path.removalTakesAtMost(1_000);
    const first = await send('pause');
    expect(first.body.outcome).toBe('pausing');
    expect(first.body.remaining).toMatchObject([
      { kind: 'Pod', reason: 'Waits for example.org/hold' },
    ]);
    await path.host.patch(RESOURCES.pods, pod.metadata, {
      metadata: { finalizers: null },
    });
    path.removalTakesAtMost(20_000);
    const { body } = await send('pause');
    expect(['paused', 'unchanged']).toContain(body.outcome);
    expect(
      await getIfPresent(path.host, RESOURCES.pods, pod.metadata),
    ).toBeUndefined();
  }, 60_000);
});
