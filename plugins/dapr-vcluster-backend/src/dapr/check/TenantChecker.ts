import {
  FileFinding,
  fileCheckContext,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { checkPreflight } from '../../tenants/preflight';
import {
  DAPR_KIND_TABLE,
  Finding,
  GuardrailPolicy,
  TenantCheck,
  TenantContext,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  listIfPresent,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { uniqBy } from 'lodash';
import { EvaluationPool } from '../../platform/evaluation';
import { limitFindings } from '../../platform/findings';
import { TenantClients } from '../../platform/tenantClients';
import { secretNamesOf } from '../target/secretRefs';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import {
  secretsGap,
  TenantContextService,
  TenantContextSource,
} from '../tenantContext';
import { checkGaps } from './checkGaps';
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

/** Evaluates what exists in a tenant, by the functions that check files. */
export class TenantChecker {
  readonly #clients: TenantClients;
  readonly #context: TenantContextService;
  readonly #evaluation: EvaluationPool;
  readonly #policy: GuardrailPolicy;

  constructor(services: {
    clients: TenantClients;
    context: TenantContextService;
    evaluation: EvaluationPool;
    policy: GuardrailPolicy;
  }) {
    this.#clients = services.clients;
    this.#context = services.context;
    this.#evaluation = services.evaluation;
    this.#policy = services.policy;
  }

  /** @throws NotFoundError or ServiceUnavailableError with details, when the host does not answer. */
  async check(snapshot: TenantSnapshot): Promise<TenantCheck> {
    const { ref } = snapshot.tenant;
    const source = await this.#context.sourceOf(ref);
    try {
      return await this.#clients.use(
        ref,
        virtual => this.#evaluate(snapshot, { ...source, virtual }),
        { kubeconfigTimeoutMs: 0 },
      );
    } catch (error) {
      const whyNoVirtual = (error as Error).message;
      return this.#evaluate(snapshot, { ...source, whyNoVirtual });
    }
  }

  async #evaluate(
    snapshot: TenantSnapshot,
    source: TenantContextSource,
  ): Promise<TenantCheck> {
    const { tenant, virtual } = source;
    const found = await objectsOf(source);
    const facts = await preflightFacts(tenant, snapshot, virtual);
    const findings = checkPreflight(facts, this.#policy).map(onTenant);
    const gaps = checkGaps(source, facts);
    for (const group of groupsOf(found, source)) {
      const context = await this.#context.of(source, group.namespace);
      gaps.push(...gapsOf(context, source));
      findings.push(...(await this.#evaluateGroup(group, source, context)));
    }
    return {
      findings: limitFindings(findings),
      objects: found.length,
      notChecked: uniqBy(gaps, 'what'),
    };
  }

  async #evaluateGroup(
    group: { namespace: string; objects: Found[] },
    source: TenantContextSource,
    tenantContext: TenantContext,
  ): Promise<FileFinding[]> {
    const context = {
      ...fileCheckContext(tenantContext),
      ...(source.route === 'host' && {
        secrets: await secretsOnHost(group.objects, source),
      }),
    };
    const files = group.objects.map(({ side, resource, object }) =>
      tenantFile(side, resource, object),
    );
    const found = await this.#evaluation.run(
      'checkObjects',
      { files, context },
      JSON.stringify(files).length,
    );
    return found.map(({ edit: _, ...finding }) => finding);
  }
}

/** On the host, the Secrets are looked up that the objects there refer to; see {@link secretsOnHost}. */
function gapsOf(
  { notChecked, namespace }: TenantContext,
  { route }: TenantContextSource,
) {
  return route === 'host'
    ? notChecked.filter(({ what }) => what !== secretsGap(namespace))
    : notChecked;
}

function onTenant(finding: Finding): FileFinding {
  return { ...finding, file: TENANT, line: 1, column: 1, document: 0 };
}

/** Dapr resources where they are written, and the workloads of the vcluster. */
async function objectsOf({
  tenant,
  route,
  virtual,
}: TenantContextSource): Promise<Found[]> {
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
  const kinds = Object.values(DAPR_KIND_TABLE);
  const lists = await Promise.all([
    ...kinds.map(resource =>
      route === 'host'
        ? read(tenant.host.client, 'host', resource, tenant.ref.namespace)
        : read(virtual, 'virtual', resource),
    ),
    ...[RESOURCES.deployments, RESOURCES.statefulSets].map(resource =>
      read(virtual, 'virtual', resource),
    ),
  ]);
  return lists.flat();
}

/** Objects that share a host namespace are evaluated together. */
function groupsOf(found: Found[], { route, tenant }: TenantContextSource) {
  if (route === 'host') {
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
  { tenant }: TenantContextSource,
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
