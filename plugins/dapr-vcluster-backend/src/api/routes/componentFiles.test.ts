import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { parse } from 'yaml';
import { redis, secrets } from '../../__testUtils__/redisComponent';
import { WritePath } from '../../__testUtils__/WritePath';

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
}, 180_000);
afterAll(() => path?.close());

/** What somebody has written of an object. */
function written({ metadata, ...rest }: KubeObject): object {
  const { name, namespace, labels, annotations } = metadata;
  return { ...rest, metadata: { name, namespace, labels, annotations } };
}

describe.each([
  ['oss-hostmanaged', 'filed', 'host'],
  ['oss-multins', 'inside', 'virtual'],
] as const)('with profile %s', (profile, name, side) => {
  let ref: TenantRef;
  let virtual: KubeClient;
  const route = `/tenants/sandbox/vcluster-${name}/${name}/components`;
  const apply = (body: object, query = '') =>
    path.send('POST', `${route}${query}`, 'teamA', body);
  const body = { ...redis, ignoreErrors: true };

  beforeAll(async () => {
    ({ ref, virtual } = await path.tenant(name, { profile }));
  }, 180_000);
  afterAll(() => virtual?.close());

  it('renders for Git what registering writes', async () => {
    const { body: answer } = await apply(body, '?dryRun=true');
    const object: KubeObject = parse(answer.rendered);
    const client = side === 'host' ? path.host : virtual;
    const { metadata } = object;
    expect(metadata.namespace).toBe(
      side === 'host' ? ref.namespace : 'default',
    );
    expect((await apply(body)).body.outcome).toBe('created');
    const direct = await client.get(RESOURCES.components, metadata);

    await path.send('DELETE', `${route}/default/${body.name}`, 'teamA');
    await client.apply(RESOURCES.components, object, {
      fieldManager: 'kustomize-controller',
    });
    const fromGit = await client.get(RESOURCES.components, metadata);
    expect(written(fromGit)).toEqual(written(direct));
  }, 120_000);

  it('renders no secret texts', async () => {
    const { body: answer } = await apply(
      { ...redis, name: 'other', secrets },
      '?dryRun=true',
    );
    expect(answer.outcome).toBe('dry-run');
    expect(answer).not.toHaveProperty('rendered');
  });
});
