import { ApiServer, startApiServer } from '../apiserver';
import { isAlreadyExists, isConflict, isNotFound } from './errors';
import { keyOf, pathOf, refOf } from './paths';
import { CONFIG_MAPS, NAMESPACES } from './resources';
import { SandboxClient } from './SandboxClient';
import { kubeConfigOf } from './kubeConfigOf';
import { KubeObject } from './types';

type ConfigMap = {
  data?: Record<string, string>;
} & KubeObject;

const settings = (data: Record<string, string>, name = 'settings') => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default' },
  data,
});
const ref = { name: 'settings', namespace: 'default' };

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    error => error,
  );

describe('SandboxClient', () => {
  let server: ApiServer;
  let client: SandboxClient;
  beforeAll(async () => {
    server = await startApiServer({ name: 'test' });
    client = new SandboxClient(kubeConfigOf(server, server.adminToken));
  });
  afterEach(() => client.delete(CONFIG_MAPS, ref));
  afterAll(async () => {
    client.close();
    await server.close();
  });

  it('creates, reads, replaces, patches, lists and deletes', async () => {
    expect(await client.get(CONFIG_MAPS, ref)).toBeUndefined();
    const created = await client.create<ConfigMap>(
      CONFIG_MAPS,
      settings({ a: '1' }),
    );
    await client.update<ConfigMap>(CONFIG_MAPS, {
      ...created,
      data: { a: '2' },
    });
    await client.patch(CONFIG_MAPS, ref, { data: { b: '3' } });
    await client.patch(
      CONFIG_MAPS,
      ref,
      [{ op: 'add', path: '/data/c', value: '4' }],
      { type: 'json' },
    );
    const { items } = await client.list<ConfigMap>(CONFIG_MAPS, {
      namespace: 'default',
      fieldSelector: 'metadata.name=settings',
    });
    expect(items).toMatchObject([
      { kind: 'ConfigMap', data: { a: '2', b: '3', c: '4' } },
    ]);
    expect(await client.delete(CONFIG_MAPS, ref)).toBe(true);
    expect(await client.delete(CONFIG_MAPS, ref)).toBe(false);
  });

  it('applies with a field manager, and reports conflicts', async () => {
    await client.apply(CONFIG_MAPS, settings({ a: '1' }), {
      fieldManager: 'one',
    });
    const other = client.apply(CONFIG_MAPS, settings({ a: '2' }), {
      fieldManager: 'two',
    });
    expect(isConflict(await failureOf(other))).toBe(true);
    const forced = await client.apply<ConfigMap>(
      CONFIG_MAPS,
      settings({ a: '2' }),
      { fieldManager: 'two', force: true },
    );
    expect(forced.data).toEqual({ a: '2' });
  });

  it('tells apart what is taken, stale, gone and refused', async () => {
    const created = await client.create<ConfigMap>(CONFIG_MAPS, settings({}));
    const again = client.create(CONFIG_MAPS, settings({}));
    expect(isAlreadyExists(await failureOf(again))).toBe(true);
    await client.patch(CONFIG_MAPS, ref, { data: { a: '1' } });
    const stale = client.update(CONFIG_MAPS, created);
    expect(isConflict(await failureOf(stale))).toBe(true);
    const nobody = client.patch(CONFIG_MAPS, { ...ref, name: 'none' }, {});
    expect(isNotFound(await failureOf(nobody))).toBe(true);
    server.faults.fail({ count: 1 });
    await expect(client.list(NAMESPACES)).rejects.toMatchObject({
      status: 500,
    });
  });

  it('does not delete another object of the same name', async () => {
    await client.create(CONFIG_MAPS, settings({}));
    expect(await client.delete(CONFIG_MAPS, ref, { uid: 'other' })).toBe(false);
    expect(await client.get(CONFIG_MAPS, ref)).toBeDefined();
  });
});

describe('paths', () => {
  it('follow Kubernetes', () => {
    expect(pathOf(CONFIG_MAPS)).toBe('/api/v1/configmaps');
    expect(pathOf(CONFIG_MAPS, ref, 'status')).toBe(
      '/api/v1/namespaces/default/configmaps/settings/status',
    );
    expect(pathOf(NAMESPACES, { name: 'a' })).toBe('/api/v1/namespaces/a');
    expect(() => pathOf(CONFIG_MAPS, { name: 'a' })).toThrow(
      'its namespace is missing',
    );
  });

  it('and keys are each other’s inverse', () => {
    expect(keyOf({ metadata: ref })).toBe('default/settings');
    expect(refOf('default/settings')).toEqual(ref);
    expect(refOf(keyOf({ metadata: { name: 'a' } }))).toEqual({ name: 'a' });
  });
});
