import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { redis, secrets } from '../../__testUtils__/redisComponent';
import { WritePath } from '../../__testUtils__/WritePath';

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
}, 180_000);
afterAll(() => path?.close());

it('keeps one name for one virtual namespace, where all share a host namespace', async () => {
  const { virtual } = await path.tenant('shared');
  await virtual.create(RESOURCES.namespaces, { metadata: { name: 'shop' } });
  const components = '/tenants/sandbox/vcluster-shared/shared/components';
  expect((await path.send('POST', components, 'teamA', redis)).status).toBe(
    201,
  );
  const { status, body } = await path.send(
    'POST',
    `${components}?update=true`,
    'teamA',
    { ...redis, namespace: 'shop' },
  );
  expect(status).toBe(409);
  expect(body.error.message).toMatch(
    /belongs to namespace "default"; all namespaces of this vcluster share one host namespace/,
  );
}, 180_000);

it('leaves nothing behind when the Secret does not reach the host', async () => {
  const { ref, virtual } = await path.tenant('stuck');
  path.arrivalTakesAtMost(200);
  path.faults.fail({
    code: 500,
    scope: { verb: 'create', namespace: ref.namespace, plural: 'secrets' },
  });
  const before = await path.fingerprint(virtual);
  const { status, body } = await path.send(
    'POST',
    '/tenants/sandbox/vcluster-stuck/stuck/components',
    'teamA',
    { ...redis, secrets },
  );
  path.faults.clear();
  path.arrivalTakesAtMost(5_000);
  expect(status).toBe(503);
  expect(body.error.message).toMatch(
    /^Secret "statestore-secrets" of tenant ".*" has not arrived on the host \(as "statestore-secrets-x-default-x-stuck"/,
  );
  expect(await path.fingerprint(virtual)).toEqual(before);
}, 180_000);
