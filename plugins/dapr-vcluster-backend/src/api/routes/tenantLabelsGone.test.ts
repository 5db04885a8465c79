import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { WritePath } from '../../__testUtils__/WritePath';

jest.setTimeout(180_000);

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
});
afterAll(() => path?.close());

const tenant = (name: string) => `/tenants/sandbox/vcluster-${name}/${name}`;

it('neither extends nor creates again a tenant whose labels were removed by hand', async () => {
  await path.tenant('bare');
  await path.host.patch(
    RESOURCES.namespaces,
    { name: 'vcluster-bare' },
    {
      metadata: {
        labels: {
          'app.kubernetes.io/managed-by': null,
          'dapr-vcluster/tenant-name': null,
        },
      },
    },
  );
  const before = await path.fingerprint();
  const extended = await path.send(
    'POST',
    `${tenant('bare')}/extend`,
    'teamA',
    { expiresIn: '1d' },
  );
  expect([extended.status, extended.body.error.details]).toEqual([
    409,
    {
      field: 'tenant',
      value: 'sandbox/vcluster-bare/bare',
      fix: 'Adopt it first.',
    },
  ]);
  const created = await path.send('POST', '/tenants', 'teamA', {
    host: 'sandbox',
    name: 'bare',
    owner: 'group:default/team-a',
  });
  expect([created.status, created.body.error.details]).toEqual([
    409,
    {
      field: 'namespace',
      value: 'vcluster-bare',
      fix: 'Choose another name or namespace.',
    },
  ]);
  expect(await path.fingerprint()).toEqual(before);
});
