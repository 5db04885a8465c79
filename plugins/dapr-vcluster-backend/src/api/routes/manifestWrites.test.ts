import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { omit } from 'lodash';
import { parseAllDocuments } from 'yaml';
import { WritePath } from '../../__testUtils__/WritePath';
import {
  FIELD_MANAGER_OF_OTHERS,
  applyAsSomebodyElse,
} from '../../__testUtils__/otherManager';

let path: WritePath;
let ref: TenantRef;
let virtual: KubeClient;
beforeAll(async () => {
  path = await WritePath.start();
  ({ ref, virtual } = await path.tenant('apps', { profile: 'oss-multins' }));
}, 180_000);
afterAll(() => path?.close());

const apply = (manifests: string, more: object = {}, query = '') =>
  path.send(
    'POST',
    `/tenants/sandbox/vcluster-apps/apps/manifests${query}`,
    'teamA',
    { manifests, ...more },
  );

const configMap = (name: string, data: Record<string, string>) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    data,
  });

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
`;

const readConfigMap = (name: string) =>
  getIfPresent(virtual, RESOURCES.configMaps, { namespace: 'default', name });

it('tries it out, applies in order, and changes nothing the second time', async () => {
  const text = `${configMap('one', { a: '1' })}\n---\n${service}`;
  const before = await path.fingerprint(virtual);
  const dry = await apply(text, {}, '?dryRun=true');
  expect(dry.body).toMatchObject({
    outcome: 'dry-run',
    objects: [
      { kind: 'ConfigMap', name: 'one', outcome: 'would-create' },
      { kind: 'Service', name: 'web', outcome: 'would-create' },
    ],
  });
  expect(await path.fingerprint(virtual)).toEqual(before);

  const first = await apply(text);
  expect(first.status).toBe(200);
  expect(first.body).toMatchObject({
    outcome: 'applied',
    objects: [{ outcome: 'created' }, { outcome: 'created' }],
  });
  const applied = await readConfigMap('one');
  expect(applied?.data).toEqual({ a: '1' });

  const second = await apply(text);
  expect(second.body).toMatchObject({
    outcome: 'unchanged',
    objects: [{ outcome: 'unchanged' }, { outcome: 'unchanged' }],
  });
  expect((await readConfigMap('one'))?.metadata.resourceVersion).toBe(
    applied?.metadata.resourceVersion,
  );
  expect(path.audit.at(-1)).toMatchObject({
    eventId: 'manifests-apply',
    result: 'success',
    detail: { outcome: 'unchanged', objects: ['ConfigMap/one', 'Service/web'] },
  });
});

it('renders for Git what it applies, byte for byte, and nothing with secret texts', async () => {
  const { body } = await apply(
    `${configMap('from-git', { a: '1' })}\n---\n${service.replace(
      'web',
      'web-git',
    )}`,
    {},
    '?dryRun=true',
  );
  const [first, second] = parseAllDocuments(body.rendered).map(each =>
    each.toJS(),
  );
  expect([first, second].map(({ metadata }) => metadata.namespace)).toEqual([
    'default',
    'default',
  ]);
  await apply(configMap('from-git', { a: '1' }));
  const ofOneRun = ['uid', 'resourceVersion', 'creationTimestamp'];
  const written = async () => {
    const { metadata, ...rest } = (await readConfigMap('from-git'))!;
    const kept = omit(metadata, ofOneRun, 'managedFields');
    return JSON.stringify({ ...rest, metadata: kept });
  };
  const direct = await written();
  await virtual.delete(RESOURCES.configMaps, first.metadata);
  await virtual.apply(RESOURCES.configMaps, first, {
    fieldManager: 'kustomize-controller',
  });
  expect(await written()).toBe(direct);

  const secret =
    'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: b}\n';
  const refused = await apply(secret, {}, '?dryRun=true');
  expect(refused.body.outcome).toBe('dry-run');
  expect(refused.body).not.toHaveProperty('rendered');
});

it('409 for other values, naming the field, unless asked to update', async () => {
  await apply(configMap('two', { a: '1' }));
  const before = await path.fingerprint(virtual);
  const text = `${configMap('new', {})}\n---\n${configMap('two', { a: '2' })}`;
  const refused = await apply(text);
  expect(refused.status).toBe(409);
  expect(refused.body.error.message).toBe(
    'ConfigMap "two" in namespace "default" exists with another value of data.a. Ask for an update (onChange: update), choose another name, or give the same values.',
  );
  expect(refused.body.error.details).toMatchObject({ field: 'data.a' });
  expect(await path.fingerprint(virtual)).toEqual(before);

  const updated = await apply(text, { onChange: 'update' });
  expect(updated.body).toMatchObject({
    outcome: 'applied',
    objects: [{ outcome: 'created' }, { outcome: 'changed' }],
  });
  expect((await readConfigMap('two'))?.data).toEqual({ a: '2' });
});

it('409 with manager and field where somebody else owns it', async () => {
  await applyAsSomebodyElse(path, ref, 'theirs');
  const before = await path.fingerprint(virtual);
  const { status, body } = await apply(configMap('theirs', { a: 'ours' }), {
    onChange: 'update',
  });
  expect(status).toBe(409);
  expect(body.error.message).toContain(FIELD_MANAGER_OF_OTHERS);
  expect(body.error.details.field).toBe('.data.a');
  expect(await path.fingerprint(virtual)).toEqual(before);
});

const clusterScoped = (kind: string, apiVersion: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: x}\n`;

describe('refusals, with nothing changed', () => {
  it.each([
    ['malformed YAML', 'a: [1\nb: 2', 400, /not valid YAML: .* at line 2/],
    ['no YAML', undefined, 400, /^manifests is required: YAML text/],
    ['nothing in it', '---\n', 400, /has no object in it/],
    [
      'several documents, the last one wrong',
      `${configMap('ok', {})}\n---\n${configMap('Not_OK', {})}`,
      400,
      /Not_OK/,
    ],
    [
      'a Namespace',
      clusterScoped('Namespace', 'v1'),
      400,
      'manifests: Namespace "x" at line 1 is cluster-scoped. Apply only objects that live in a namespace',
    ],
    [
      'a ClusterRole',
      clusterScoped('ClusterRole', 'rbac.authorization.k8s.io/v1'),
      400,
      'ClusterRole "x" at line 1 is cluster-scoped',
    ],
    [
      'a CRD',
      clusterScoped('CustomResourceDefinition', 'apiextensions.k8s.io/v1'),
      400,
      'CustomResourceDefinition "x" at line 1 is cluster-scoped',
    ],
    [
      'a kind that is not there',
      clusterScoped('Widget', 'example.org/v1'),
      400,
      'the vcluster has no kind Widget in example.org/v1 (line 1)',
    ],
    [
      'another namespace',
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, namespace: kube-system}`,
      400,
      'ConfigMap "x" at line 1 is for namespace "kube-system", but only namespace "default" is written to',
    ],
    [
      'a field that is not there',
      `apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {prots: []}`,
      400,
      /prots/,
    ],
    [
      'a Dapr Component without scopes',
      `apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata: {name: store}\nspec: {type: state.redis, version: v1, metadata: []}`,
      400,
      /^scopes: The Dapr Component has no scopes/,
    ],
  ])('%s', async (_, text, code, why) => {
    const before = await path.fingerprint(virtual);
    const { status, body } = await apply(text as string);
    expect(body.error.message).toMatch(why);
    expect(status).toBe(code);
    expect(await path.fingerprint(virtual)).toEqual(before);
    expect(path.audit.at(-1)).toMatchObject({ result: 'fail' });
  });

  it('404 for a namespace that is not there', async () => {
    const { status, body } = await apply(configMap('x', {}), {
      namespace: 'nowhere',
    });
    expect(status).toBe(404);
    expect(body.error.message).toMatch(/^namespace "nowhere" does not exist/);
  });

  it.each(['teamB', 'guest', 'service'] as const)(
    '403 for %s, naming the permission',
    async user => {
      const { status, body } = await path.send(
        'POST',
        '/tenants/sandbox/vcluster-apps/apps/manifests',
        user,
        { manifests: configMap('x', {}) },
      );
      expect(status).toBe(403);
      expect(body.error.details.permission).toBe('dapr-vcluster.tenant.update');
    },
  );

  it('403 for Dapr Components without the permission that is theirs', async () => {
    const send = (manifests: string) =>
      path.send(
        'POST',
        '/tenants/sandbox/vcluster-apps/apps/manifests?dryRun=true',
        'deployer',
        { manifests },
      );
    expect((await send(configMap('plain', {}))).status).toBe(200);
    const { status, body } = await send(
      clusterScoped('Component', 'dapr.io/v1alpha1'),
    );
    expect(status).toBe(403);
    expect(body.error.details.permission).toBe('dapr-vcluster.component.apply');
  });
});
