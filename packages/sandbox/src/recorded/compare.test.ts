import {
  KubeClient,
  KubeObject,
  RESOURCES,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { KindIndex } from '../helm';
import { createAll, TestHost } from '../__testUtils__/TestHost';
import { until } from '../__testUtils__/until';
import { recordedObjects, RecordedSide, RecordedTenant } from './data';
import { DIFFERENCES, explained } from '../__testUtils__/deliberateDifferences';
import { differences, pairKey } from './differences';
import { recordedInputs, RELEASES } from './inputs';
import { Service } from '../syncer/translate/podEnv';

jest.setTimeout(180_000);

const used = new Set<string>();
let host: TestHost;

beforeAll(async () => {
  host = await TestHost.start();
});
afterAll(() => host.close());

/** The recorded objects of one tenant; Dapr's own and the host's are another comparison. */
function recorded(tenant: RecordedTenant, side: RecordedSide) {
  return recordedObjects(tenant, side).filter(object => {
    const { namespace = '', name } = object.metadata;
    const suffix = tenant === 'team-a' ? '-cee4d8f6' : 'none';
    const ours = [namespace, name].some(
      each =>
        each.startsWith(`vcluster-${tenant}`) ||
        each.endsWith(suffix) ||
        each.endsWith(`vcluster-${tenant}`),
    );
    return object.kind !== 'Event' && (side === 'virtual' || ours);
  });
}

async function made(client: KubeClient, like: (KubeObject & TypeMeta)[]) {
  const index = new KindIndex(client);
  const kinds = [
    ...new Map(
      like.map(each => [`${each.apiVersion}/${each.kind}`, each]),
    ).values(),
  ];
  const lists = await Promise.all(
    kinds.map(
      async kind =>
        (
          await client.list<KubeObject & TypeMeta>(await index.resourceOf(kind))
        ).items,
    ),
  );
  return lists.flat();
}

/** Everything but `bad-id`, whose pod the host refuses, comes up. */
function isComingUp({ kind, metadata, spec, status }: KubeObject & TypeMeta) {
  const counted = ['Deployment', 'ReplicaSet', 'StatefulSet'].includes(kind);
  const wanted = (spec as { replicas?: number } | undefined)?.replicas ?? 0;
  const { readyReplicas = 0, phase } = (status ?? {}) as {
    readyReplicas?: number;
    phase?: string;
  };
  const incomplete =
    (counted && readyReplicas < wanted) ||
    (kind === 'Pod' && phase !== 'Running');
  return incomplete && !metadata.name.startsWith('bad-id');
}

async function settled(client: KubeClient, wanted: (KubeObject & TypeMeta)[]) {
  return until(
    'everything recorded to be there',
    async () => {
      const present = await made(client, wanted);
      const keys = new Set(present.map(pairKey));
      const missing = wanted.filter(
        each =>
          !keys.has(pairKey(each)) &&
          !explained({
            path: `${each.kind} (object)`,
            object: pairKey(each),
            recorded: 'x',
          }),
      );
      const waiting = present.filter(isComingUp);
      return missing.length === 0 && waiting.length === 0 ? present : undefined;
    },
    20_000,
  );
}

const isWorkload = ({ kind }: TypeMeta) => kind === 'Deployment';

/** Services have the addresses of the host: pods get variables of those that have one when they are copied. */
async function addressed(virtual: KubeClient): Promise<void> {
  await until('services to have the addresses of the host', async () => {
    const [inside, outside] = await Promise.all(
      [virtual, host.client].map(client =>
        client.list<Service>(RESOURCES.services),
      ),
    );
    const known = new Set(outside.items.map(({ spec }) => spec.clusterIP));
    return inside.items.every(({ spec }) => known.has(spec.clusterIP));
  });
}

describe.each(['team-a', 'team-b'] as const)('%s', tenant => {
  let virtual: KubeClient;

  beforeAll(async () => {
    virtual = await host.tenant({ name: tenant, ...RELEASES[tenant] });
    const inputs = recordedInputs(tenant);
    await createAll(
      virtual,
      inputs.filter(each => !isWorkload(each)),
    );
    await addressed(virtual);
    await createAll(virtual, inputs.filter(isWorkload));
  });

  it.each(['host', 'virtual'] as const)(
    'is on the %s as recorded, but for the listed differences',
    async side => {
      const wanted = recorded(tenant, side);
      const client = side === 'host' ? host.client : virtual;
      const present = await settled(client, wanted);
      const belongs = (object: KubeObject) =>
        side === 'virtual' ||
        wanted.some(
          each =>
            each.metadata.namespace === object.metadata.namespace &&
            object.metadata.namespace,
        ) ||
        wanted.some(each => pairKey(each) === pairKey(object));
      const found = differences(wanted, present.filter(belongs));
      const unexplained = found.filter(each => {
        const reason = explained(each);
        if (reason) {
          used.add(reason.path.source);
        }
        return !reason;
      });
      expect(unexplained).toEqual([]);
    },
  );
});

it('lists no difference that does not exist', () => {
  expect(
    DIFFERENCES.map(each => each.path.source).filter(each => !used.has(each)),
  ).toEqual([]);
});
