import { mockServices } from '@backstage/backend-test-utils';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { createPermissionServices } from '../../__testUtils__/permissions';
import { base64, redis } from '../../__testUtils__/redisComponent';
import { WritePath } from '../../__testUtils__/WritePath';
import { compose } from '../../compose';
import { CreatedObjects } from '../../tenants/deletion';
import { readProvisioner } from '../../tenants/provisioners';
import { changeObject, createObject } from './writeObject';

let path: WritePath;
let ref: TenantRef;
let virtual: KubeClient;
beforeAll(async () => {
  path = await WritePath.start();
  ({ ref, virtual } = await path.tenant('raced'));
}, 180_000);
afterAll(() => path?.close());

const register = (name: string, redisPassword: string) =>
  path.send(
    'POST',
    '/tenants/sandbox/vcluster-raced/raced/components',
    'teamA',
    { ...redis, name, secrets: { redisPassword } },
  );

const component = (name: string) =>
  getIfPresent(path.host, RESOURCES.components, {
    namespace: ref.namespace,
    name,
  });

const secretOf = (name: string) =>
  getIfPresent(virtual, RESOURCES.secrets, {
    namespace: 'default',
    name: `${name}-secrets`,
  });

describe('two registrations of one Dapr Component at once', () => {
  it('accepts one and answers 409 to the other when their secrets differ', async () => {
    const texts = ['one-text', 'other-text'];
    const answers = await Promise.all(
      texts.map(text => register('differing', text)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.error.message).toMatch(
      /^Component "differing" .* was written by another request at the same time.*try again/,
    );
    const accepted = texts[answers.findIndex(({ status }) => status === 201)];
    expect((await secretOf('differing'))?.data).toEqual({
      redisPassword: base64(accepted),
    });
    expect(await component('differing')).toBeDefined();
  });

  it('answers both when they are the same', async () => {
    const answers = await Promise.all([
      register('equal', 'text'),
      register('equal', 'text'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
  });

  it('lets the second register when the first fails and is rolled back', async () => {
    path.faults.fail({
      count: 1,
      scope: { verb: 'create', plural: 'components' },
    });
    const answers = await Promise.all([
      register('retried', 'text'),
      register('retried', 'text'),
    ]);
    path.faults.clear();
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 503]);
    expect(await secretOf('retried')).toBeDefined();
    expect(await component('retried')).toBeDefined();
  });

  it('never promises two secrets when they come from two replicas of the portal', async () => {
    const replica = async () =>
      compose({
        ...createPermissionServices(),
        auditor: mockServices.auditor.mock(),
        database: mockServices.database.mock(),
        logger: mockServices.logger.mock(),
        config: mockServices.rootConfig(),
        hosts: path.hosts,
        provisioner: readProvisioner(mockServices.rootConfig()),
        waits: { arrival: { timeoutMs: 5_000, intervalMs: 10 } },
      });
    const replicas = [await replica(), await replica()];
    const tenant = await replicas[0].tenants.get(ref);
    for (let round = 0; round < 8; round += 1) {
      const name = `replicated-${round}`;
      const texts = ['one-text', round % 2 ? 'other-text' : 'one-text'];
      const results = await Promise.allSettled(
        replicas.map(({ resourceWriter }, index) =>
          resourceWriter.applyComponent(
            tenant,
            { ...redis, name, secrets: { redisPassword: texts[index] } },
            { dryRun: false, update: false },
          ),
        ),
      );
      const refusals = results.flatMap(result =>
        result.status === 'rejected' ? [result.reason.name] : [],
      );
      expect(new Set(refusals)).toEqual(
        new Set(refusals.length > 0 ? ['ConflictError'] : []),
      );
      const promised = results.flatMap(({ status }, index) =>
        status === 'fulfilled' ? [{ redisPassword: base64(texts[index]) }] : [],
      );
      const kept = {
        data: (await secretOf(name))?.data,
        component: Boolean(await component(name)),
      };
      expect(promised.map(data => ({ data, component: true }))).toEqual(
        promised.map(() => kept),
      );
    }
    replicas.forEach(({ clients }) => clients.close());
  }, 180_000);
});

describe('writing an object', () => {
  const { secrets } = RESOURCES;
  const secret = (name: string, data: Record<string, string>) => ({
    metadata: { name, namespace: 'default' },
    data,
  });

  it('does not touch one that another request has created first', async () => {
    const created = new CreatedObjects(virtual);
    const text = secret('created', { a: base64('first') });
    await virtual.create(secrets, text);
    await expect(
      createObject(virtual, secrets, secret('created', {}), created),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    const why = await created.rollback(new Error('failed'));
    expect(why.message).toBe('failed');
    const now = await virtual.get(secrets, text.metadata);
    expect(now.data).toEqual(text.data);
  });

  it('leaves what it created when another request has changed it since', async () => {
    const created = new CreatedObjects(virtual);
    const object = secret('shared', { a: base64('text') });
    await createObject(virtual, secrets, object, created);
    await virtual.patch(secrets, object.metadata, {
      metadata: { annotations: { counts: 'on-it' } },
    });
    const why = await created.rollback(new Error('failed'));
    expect(why.message).toMatch(
      /not removed: Secret default\/shared \(Another request has changed it since\)/,
    );
    expect(await getIfPresent(virtual, secrets, object.metadata)).toBeDefined();
  });

  it('does not change a version that it has not seen', async () => {
    const object = secret('versioned', { a: base64('text') });
    const created = new CreatedObjects(virtual);
    const seen = await createObject(virtual, secrets, object, created);
    const newer = secret('versioned', { a: base64('newer') });
    await changeObject(virtual, secrets, newer, seen);
    await expect(
      changeObject(virtual, secrets, object, seen),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('by another request at the same time'),
    });
  });

  it('can remove a field of what it has created', async () => {
    const created = new CreatedObjects(virtual);
    const object = secret('shrinking', { a: base64('1'), b: base64('2') });
    const seen = await createObject(virtual, secrets, object, created);
    const smaller = secret('shrinking', { a: base64('3') });
    const after = await changeObject(virtual, secrets, smaller, seen);
    expect(after.data).toEqual(smaller.data);
  });
});
