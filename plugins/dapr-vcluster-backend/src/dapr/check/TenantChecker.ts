import {
  checkFiles,
  checkPreflight,
  ComponentCatalogue,
  FileFinding,
  Finding,
  tenantContext,
  TenantCheck,
} from 'backstage-plugin-dapr-vcluster-common';
import { secretNamesOf } from '../components/secretRefs';
import {
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from '../../platform/hosts';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { readSurroundings, SurroundingsSource } from '../context';
import {
  sourceOf,
  SurroundingsServiceOptions,
} from '../context/SurroundingsService';
import { getIfPresent, listIfPresent } from '../../platform/kubernetes';
import { DAPR_RESOURCES } from './daprObjects';
import { preflightFacts } from './preflightFacts';
import { tenantFile } from './tenantFiles';

/** Name of the "file" that findings about the tenant as a whole are in. */
const TENANT = 'tenant';

/** An object and where it was read. */
type Found = {
  side: 'virtual' | 'host';
  resource: Resource;
  object: KubeObject;
};

/** Judges what a tenant has, with the functions that judge files. */
export class TenantChecker {
  readonly #deps: SurroundingsServiceOptions;
  readonly #catalogue: ComponentCatalogue;

  constructor(deps: SurroundingsServiceOptions, catalogue: ComponentCatalogue) {
    this.#deps = deps;
    this.#catalogue = catalogue;
  }

  /** @throws NotFoundError or ServiceUnavailableError with details, when the host does not answer. */
  async check(snapshot: TenantSnapshot): Promise<TenantCheck> {
    const { ref } = snapshot.tenant;
    const source = await sourceOf(ref, this.#deps);
    try {
      return await this.#deps.clients.use(
        ref,
        virtual => this.#judge(snapshot, { ...source, virtual }),
        { patienceMs: 0 },
      );
    } catch (error) {
      const answer = await this.#judge(snapshot, source);
      const reason = (error as Error).message;
      return { ...answer, unknown: [{ what: 'the vcluster', reason }] };
    }
  }

  async #judge(
    snapshot: TenantSnapshot,
    source: SurroundingsSource,
  ): Promise<TenantCheck> {
    const { tenant, virtual, policy } = source;
    const found = await objectsOf(source);
    const facts = await preflightFacts(tenant, snapshot, virtual);
    const findings = checkPreflight(facts, policy).map(onTenant);
    for (const group of groupsOf(found, source)) {
      findings.push(...(await this.#judgeGroup(group, source)));
    }
    return { findings, objects: found.length, unknown: [] };
  }

  async #judgeGroup(
    group: { namespace: string; objects: Found[] },
    source: SurroundingsSource,
  ): Promise<FileFinding[]> {
    const surroundings = await readSurroundings(source, group.namespace);
    const context = {
      ...tenantContext(surroundings),
      ...(source.side === 'host' && {
        secrets: await secretsOnHost(group.objects, source),
      }),
    };
    return checkFiles(
      group.objects.map(({ side, resource, object }) =>
        tenantFile(side, resource, object),
      ),
      context,
      this.#catalogue,
    ).map(({ edit: _, ...finding }) => finding);
  }
}

function onTenant(finding: Finding): FileFinding {
  return { ...finding, file: TENANT, line: 1, column: 1, document: 0 };
}

/** Objects of Dapr where they are written, and the workloads of the vcluster. */
async function objectsOf({
  tenant,
  side,
  virtual,
}: SurroundingsSource): Promise<Found[]> {
  const read = async (
    client: KubeClient | undefined,
    where: Found['side'],
    resource: Resource,
    namespace?: string,
  ): Promise<Found[]> => {
    const objects = client
      ? await listIfPresent(client, resource, { namespace })
      : [];
    return objects.map(object => ({ side: where, resource, object }));
  };
  const kinds = Object.values(DAPR_RESOURCES);
  const lists = await Promise.all([
    ...kinds.map(resource =>
      side === 'host'
        ? read(tenant.host.client, 'host', resource, tenant.ref.namespace)
        : read(virtual, 'virtual', resource),
    ),
    ...[RESOURCES.deployments, RESOURCES.statefulSets].map(resource =>
      read(virtual, 'virtual', resource),
    ),
  ]);
  return lists.flat();
}

/** Objects that share a host namespace are judged together. */
function groupsOf(found: Found[], { side, tenant }: SurroundingsSource) {
  if (side === 'host') {
    return [{ namespace: 'default', objects: found }];
  }
  const namespaces = new Set(
    found.map(
      ({ object }) => object.metadata.namespace ?? tenant.ref.namespace,
    ),
  );
  return [...namespaces].sort().map(namespace => ({
    namespace,
    objects: found.filter(
      ({ object }) => object.metadata.namespace === namespace,
    ),
  }));
}

/** Of the Secrets that objects on the host refer to, those that are there. */
async function secretsOnHost(
  objects: Found[],
  { tenant }: SurroundingsSource,
): Promise<Set<string>> {
  const names = new Set(objects.flatMap(({ object }) => secretNamesOf(object)));
  const present = await Promise.all(
    [...names].map(async name => {
      const at = { namespace: tenant.ref.namespace, name };
      const secret = await getIfPresent(
        tenant.host.client,
        RESOURCES.secrets,
        at,
      );
      return secret ? [name] : [];
    }),
  );
  return new Set(present.flat());
}
