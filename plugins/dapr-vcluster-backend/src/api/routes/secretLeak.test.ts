import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { WritePath } from '../../__testUtils__/WritePath';

const SECRET = 'hunter2-planted-secret';
const ENCODED = Buffer.from(SECRET).toString('base64');

let path: WritePath;
const written: string[] = [];
beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation(text => {
      written.push(String(text));
      return true;
    });
  }
  path = await WritePath.start();
}, 180_000);
afterAll(async () => {
  await path?.close();
  jest.restoreAllMocks();
});

const redis = {
  name: 'statestore',
  type: 'state.redis',
  version: 'v1',
  metadata: [
    { name: 'redisHost', value: 'redis:6379' },
    { name: 'keyPrefix', value: 'namespace' },
  ],
  scopes: ['writer'],
};

it.each(['oss-hostmanaged', 'oss-multins'])(
  'a secret of a %s tenant is in no answer, log line or audit event, whatever goes wrong',
  async profile => {
    const { ref, virtual } = await path.tenant(profile.slice(4), { profile });
    const base = `/tenants/sandbox/${ref.namespace}/${ref.name}`;
    const secrets = { redisPassword: SECRET };
    const post = (body: object | string, query = '', to = 'components') =>
      path.send('POST', `${base}/${to}${query}`, 'teamA', body);
    const statuses: number[] = [];
    const note = async (answer: Promise<{ status: number }>) =>
      statuses.push((await answer).status);

    await note(post({ ...redis, secrets }, '?dryRun=true'));
    await note(post({ ...redis, secrets }));
    await note(post({ ...redis, secrets }));
    await note(post({ ...redis, secrets: { redisPassword: `${SECRET}2` } }));
    await note(post({ ...redis, secrets, scopes: ['reader'] }));
    await note(post({ ...redis, secrets: { redisHost: SECRET } }));
    await note(post({ ...redis, secrets: SECRET }));
    await note(post({ ...redis, secrets: { redisPassword: { a: SECRET } } }));
    for (const name of ['redisPassword', 'redisPasword', 'enableTLS']) {
      const metadata = [...redis.metadata, { name, value: SECRET }];
      // enableTLS is no secret: what is wrong with it may be shown, so it carries none here.
      if (name === 'enableTLS') {
        metadata[2].value = 'maybe';
      }
      await note(post({ ...redis, name: 'plain', metadata }));
    }
    await note(post(`{"secrets": {"redisPassword": "${SECRET}" "x"}`));
    const secretManifest = (data: string) =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: own}\n${data}\n`;
    for (const data of [
      `data: {a: ${ENCODED}}`,
      `data: {a: ${Buffer.from(`${SECRET}2`).toString('base64')}}`,
      `data: {a: "${SECRET}"}`,
      `data: "${SECRET}"`,
      `data: {a: [${SECRET}]}`,
      `stringData: {a: ${SECRET}: b}`,
      `unknown: {a: ${SECRET}}`,
      `data: *${SECRET}`,
    ]) {
      await note(post({ manifests: secretManifest(data) }, '', 'manifests'));
    }
    for (const code of [409, 422, 500, 503]) {
      for (const faults of [path.virtualFaults(ref), path.faults]) {
        faults.fail({ code, scope: { verb: 'patch' } });
        await note(post({ ...redis, name: `next-${code}`, secrets }));
        faults.clear();
      }
    }
    await note(
      path.send('DELETE', `${base}/components/default/statestore`, 'teamA'),
    );
    await note(path.send('DELETE', base, 'teamA'));

    // The secret has really been through all of it: written, refused in every way, and removed.
    expect(new Set(statuses)).toEqual(new Set([200, 201, 400, 409, 503]));
    expect(virtual).toBeDefined();
    const everything = [
      ...path.answers,
      ...written,
      JSON.stringify(path.audit),
    ].join('\n');
    expect(everything).toContain('statestore-secrets');
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toContain(ENCODED.replace(/=+$/, ''));
  },
  120_000,
);

it('the Secret did hold the text', async () => {
  const { virtual, ref } = await path.tenant('holds');
  await path.send(
    'POST',
    `/tenants/sandbox/${ref.namespace}/${ref.name}/components`,
    'teamA',
    { ...redis, secrets: { redisPassword: SECRET } },
  );
  const { data } = await virtual.get(RESOURCES.secrets, {
    namespace: 'default',
    name: 'statestore-secrets',
  });
  expect(data).toEqual({ redisPassword: ENCODED });
}, 180_000);
