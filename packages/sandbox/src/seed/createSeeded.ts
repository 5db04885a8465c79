import { ANNOTATION_INSTALLED } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  HttpKubeClient,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ApiServer, kubeConfigOf, sleep } from 'dapr-vcluster-kube-sim';
import { SeededTenant } from './readSeed';
import { ShiftedClock } from './ShiftedClock';

const TIMEOUT_MS = 60_000;

const keyOf = ({ apiVersion, kind }: TypeMeta) => `${apiVersion} ${kind}`;

const BY_KIND = new Map(
  Object.values(RESOURCES).map(resource => [keyOf(resource), resource]),
);

type StatefulSet = KubeObject & {
  spec: { replicas?: number };
  status?: { readyReplicas?: number; replicas?: number };
};

/** A live host that has just been started. */
type NewHost = {
  server: ApiServer;
  /** Resolves when no controller of the host has work. */
  idle(): Promise<void>;
};

/**
 * Creates tenants on a new host, each on its day, and moves the clock on to today.
 *
 * @throws Error when one does not become ready.
 */
export async function createSeeded(
  { server, idle }: NewHost,
  tenants: readonly SeededTenant[],
  clock: ShiftedClock,
): Promise<void> {
  const client = new HttpKubeClient(kubeConfigOf(server, server.adminToken), {
    fieldManager: 'backstage-dapr-vcluster',
  });
  try {
    const steps = tenants.flatMap(tenant => [
      { daysAgo: tenant.daysAgo, run: () => create(client, tenant, clock) },
      ...(tenant.pausedDaysAgo === undefined
        ? []
        : [
            {
              daysAgo: tenant.pausedDaysAgo,
              run: () => pause(client, tenant, clock),
            },
          ]),
    ]);
    for (const { daysAgo, run } of steps.sort(
      (a, b) => b.daysAgo - a.daysAgo,
    )) {
      clock.moveTo(daysAgo);
      await run();
      // Nothing that follows from it has a later day.
      await idle();
    }
    clock.moveTo(0);
  } finally {
    client.close();
  }
}

async function create(
  client: KubeClient,
  tenant: SeededTenant,
  clock: ShiftedClock,
) {
  for (const object of tenant.objects) {
    await client.apply(resourceOf(object), object);
  }
  await awaitWorkload(
    client,
    tenant,
    clock,
    'to be ready',
    ({ status }) => (status?.readyReplicas ?? 0) > 0,
  );
  const annotations = { [ANNOTATION_INSTALLED]: clock.now().toISOString() };
  await client.patch(
    RESOURCES.namespaces,
    { name: tenant.namespace },
    { metadata: { annotations } },
  );
}

/** As the vcluster CLI does it (`pkg/lifecycle` of vcluster). */
async function pause(
  client: KubeClient,
  tenant: SeededTenant,
  clock: ShiftedClock,
) {
  const { name, namespace } = tenant;
  await client.patch(
    RESOURCES.statefulSets,
    { namespace, name },
    {
      metadata: {
        annotations: {
          'loft.sh/paused': 'true',
          'loft.sh/paused-replicas': '1',
          'loft.sh/paused-date': clock.now().toISOString(),
        },
      },
      spec: { replicas: 0 },
    },
  );
  await awaitWorkload(
    client,
    tenant,
    clock,
    'to be paused',
    ({ status }) => !status?.replicas,
  );
  const { items } = await client.list(RESOURCES.pods, {
    namespace,
    labelSelector: `vcluster.loft.sh/managed-by=${name}`,
  });
  for (const pod of items) {
    await client.delete(RESOURCES.pods, {
      namespace,
      name: pod.metadata.name,
    });
  }
}

function resourceOf(object: KubeObject): Resource {
  const resource = BY_KIND.get(keyOf(object as TypeMeta));
  if (!resource) {
    throw new Error(
      `${object.kind} ${object.metadata.name}: a kind that is not known here`,
    );
  }
  return resource;
}

async function awaitWorkload(
  client: KubeClient,
  { namespace, name }: SeededTenant,
  clock: ShiftedClock,
  what: string,
  done: (workload: StatefulSet) => boolean,
) {
  const end = Date.now() + TIMEOUT_MS;
  while (Date.now() < end) {
    const found = await getIfPresent<StatefulSet>(
      client,
      RESOURCES.statefulSets,
      { namespace, name },
    );
    if (found && done(found)) {
      return;
    }
    await sleep(clock, 50);
  }
  throw new Error(`waited too long for tenant ${namespace}/${name} ${what}`);
}
