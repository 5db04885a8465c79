import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { multiNamespaceHostNamespace } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from '../../__testUtils__/until';
import { WritePath } from '../../__testUtils__/WritePath';

/** The StatefulSet as vcluster CLI 0.25.2 leaves it after `vcluster pause`: its metadata and replicas. */
const RECORDED = JSON.parse(
  readFileSync(join(__dirname, 'testdata/paused-by-cli.json'), 'utf8'),
);
const MARKS = Object.keys(RECORDED.metadata.annotations).filter(key =>
  key.startsWith('loft.sh/paused'),
);

type Workload = KubeObject & {
  spec: { replicas: number };
  status?: { replicas?: number; readyReplicas?: number };
};

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
}, 180_000);
afterAll(() => path?.close());

const idOf = (name: string) => `sandbox/vcluster-${name}/${name}`;
const at = (name: string) => ({ name, namespace: `vcluster-${name}` });
const send = (
  verb: 'pause' | 'resume',
  name: string,
  user: Parameters<WritePath['send']>[2] = 'teamA',
  query = '',
) => path.send('POST', `/tenants/${idOf(name)}/${verb}${query}`, user);

const setOf = (name: string) =>
  path.host.get<Workload>(RESOURCES.statefulSets, at(name));
const marksOf = async (name: string) => {
  const { annotations = {} } = (await setOf(name)).metadata;
  return MARKS.filter(mark => mark in annotations);
};
const podsOf = async (namespace: string) =>
  (await path.host.list(RESOURCES.pods, { namespace })).items.map(
    ({ metadata }) => metadata.name,
  );
const isReady = (name: string) =>
  until(`${name} to be ready`, async () =>
    (await setOf(name)).status?.readyReplicas ? true : undefined,
  );

it('pauses as the recorded CLI does, says the same again, and resumes', async () => {
  const { ref, virtual } = await path.tenant('rest');
  const coredns = await until('a copied pod', async () =>
    (await podsOf(ref.namespace)).find(name => name.includes('coredns')),
  );
  const whole = async () => {
    const { metadata, spec } = await setOf('rest');
    const pods = await podsOf(ref.namespace);
    return {
      generation: metadata.generation,
      marks: await marksOf('rest'),
      spec,
      pods,
    };
  };
  const before = await whole();
  const preview = await send('pause', 'rest', 'teamA', '?dryRun=true');
  expect(preview.body).toMatchObject({ id: idOf('rest'), outcome: 'dry-run' });
  expect(preview.body.objects).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: 'StatefulSet',
        name: 'rest',
        outcome: 'would-change',
      }),
      expect.objectContaining({
        kind: 'Pod',
        name: coredns,
        outcome: 'would-delete',
      }),
    ]),
  );
  expect(await whole()).toEqual(before);

  const { status, body } = await send('pause', 'rest');
  expect([status, body.outcome]).toEqual([200, 'paused']);
  expect(await podsOf(ref.namespace)).toEqual([]);
  const { metadata, spec } = await setOf('rest');
  const {
    replicas,
    'paused-date': _,
    ...marks
  } = {
    replicas: spec.replicas,
    ...Object.fromEntries(
      MARKS.map(mark => [
        mark.replace('loft.sh/', ''),
        metadata.annotations?.[mark],
      ]),
    ),
  } as Record<string, unknown>;
  expect(replicas).toBe(RECORDED.spec.replicas);
  expect(marks).toEqual({
    paused: RECORDED.metadata.annotations['loft.sh/paused'],
    'paused-replicas': RECORDED.metadata.annotations['loft.sh/paused-replicas'],
  });
  const date = metadata.annotations?.['loft.sh/paused-date'] ?? '';
  const shape = (text: string) => text.replace(/\d/g, '0');
  expect(shape(date)).toBe(
    shape(RECORDED.metadata.annotations['loft.sh/paused-date']),
  );
  expect(path.audit.at(-1)).toMatchObject({
    eventId: 'tenant-pause',
    result: 'success',
    meta: { tenant: idOf('rest') },
    detail: { outcome: 'paused' },
  });

  const again = await send('pause', 'rest');
  expect(again.body.outcome).toBe('unchanged');
  const resumed = await send('resume', 'rest');
  expect(resumed.body).toMatchObject({ outcome: 'resumed' });
  expect(await marksOf('rest')).toEqual([]);
  await isReady('rest');
  await until('the copied pod', async () =>
    (await podsOf(ref.namespace)).some(name => name.includes('coredns'))
      ? true
      : undefined,
  );
  expect((await send('resume', 'rest')).body.outcome).toBe('unchanged');
  virtual.close();
}, 180_000);

it('deletes the pods in the namespaces that only this syncer has made, and no others', async () => {
  const { ref, virtual } = await path.tenant('wide', {
    profile: 'oss-multins',
  });
  await path.tenant('beside', { profile: 'oss-multins' });
  const system = multiNamespaceHostNamespace(
    'kube-system',
    ref.namespace,
    ref.name,
  );
  const claimed = 'vcluster-00000000-11111111';
  await path.host.create(RESOURCES.namespaces, {
    metadata: {
      name: claimed,
      labels: {
        'vcluster.loft.sh/vcluster-name': ref.name,
        'vcluster.loft.sh/vcluster-namespace': ref.namespace,
      },
    },
  });
  await path.host.create(RESOURCES.pods, {
    metadata: { name: 'foreign', namespace: claimed },
    spec: { containers: [{ name: 'main', image: 'x' }] },
  });
  await until('pods of the tenant', async () =>
    (await podsOf(system)).length > 0 ? true : undefined,
  );
  const neighbours = (await path.host.list(RESOURCES.pods)).items
    .map(({ metadata }) => metadata)
    .filter(({ namespace = '' }) => /beside/.test(namespace));

  const { body } = await send('pause', 'wide');
  expect(body.outcome).toBe('paused');
  expect(await podsOf(system)).toEqual([]);
  expect(body.remaining).toMatchObject([
    {
      kind: 'Namespace',
      name: claimed,
      outcome: 'left',
      reason: expect.stringContaining('Its pods are left'),
    },
  ]);
  expect(await podsOf(claimed)).toEqual(['foreign']);
  const after = (await path.host.list(RESOURCES.pods)).items.map(
    ({ metadata }) => metadata.uid,
  );
  expect(after).toEqual(
    expect.arrayContaining(neighbours.map(({ uid }) => uid)),
  );
  virtual.close();
}, 180_000);

describe('a tenant that the CLI has paused', () => {
  const name = 'by-cli';
  beforeAll(async () => {
    await path.tenant(name);
    await path.host.patch(RESOURCES.statefulSets, at(name), {
      metadata: { annotations: RECORDED.metadata.annotations },
      spec: RECORDED.spec,
    });
    await until('no replica', async () =>
      (await setOf(name)).status?.replicas ? undefined : true,
    );
  }, 180_000);

  it('refuses writes with that reason, and loses no pod of its own to a second pause', async () => {
    const write = await path.send(
      'POST',
      `/tenants/${idOf(name)}/components`,
      'teamA',
      {
        name: 'store',
        type: 'state.in-memory',
        version: 'v1',
        metadata: [],
        scopes: [],
      },
    );
    expect(write.status).toBe(409);
    expect(write.body.error.message).toBe(
      `tenant "${idOf(name)}" is paused. Resume it first.`,
    );
    const { body } = await send('pause', name);
    // The CLI was interrupted before it had deleted them.
    expect(body.outcome).toBe('paused');
    expect(body.objects).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'StatefulSet', outcome: 'unchanged' }),
        expect.objectContaining({ kind: 'Pod', outcome: 'deleted' }),
      ]),
    );
    expect((await setOf(name)).metadata.annotations).toMatchObject(
      RECORDED.metadata.annotations,
    );
  }, 60_000);

  it('is resumed by the portal as the CLI would', async () => {
    expect((await send('resume', name)).body.outcome).toBe('resumed');
    const { metadata, spec } = await setOf(name);
    expect(spec.replicas).toBe(1);
    expect(Object.keys(metadata.annotations ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^loft\.sh\/paused/)]),
    );
    await isReady(name);
  }, 60_000);
});
