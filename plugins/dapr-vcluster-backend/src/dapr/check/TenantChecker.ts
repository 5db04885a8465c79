import {
  FileFinding,
  fileCheckContext,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { checkPreflight } from '../../tenants/preflight';
import {
  Finding,
  GuardrailPolicy,
  TenantCheck,
  TenantContext,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { uniqBy } from 'lodash';
import { EvaluationPool } from '../../platform/evaluation';
import { limitFindings } from '../../platform/findings';
import { TenantClients } from '../../platform/tenantClients';
import { onHost } from '../target/onHost';
import { secretNamesOf } from '../target/secretRefs';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import {
  Permitted,
  permitted,
  secretsGap,
  TenantContextService,
  TenantContextSource,
  whyNotRead,
} from '../tenantContext';
import { checkGaps } from './checkGaps';
import { preflightFacts } from './preflightFacts';
import { Found, objectsOf } from './tenantObjects';
import { tenantFile } from './tenantFiles';

type Group = { namespace: string; objects: Found[] };

const SECRETS_ON_HOST =
  'whether Secrets that are referred to exist on the host (G4)';

/** Name of the "file" that findings about the tenant as a whole are in. */
const TENANT = 'tenant';

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
        virtual =>
          this.#evaluate(snapshot, { ...source, virtual, isPartial: true }),
        { kubeconfigTimeoutMs: 0 },
      );
    } catch (error) {
      const whyNoVirtual = whyNotRead(source.tenant, error as Error);
      // It is left to say what of the host failed.
      return onHost(source.tenant.host, () =>
        this.#evaluate(snapshot, { ...source, whyNoVirtual, isPartial: true }),
      );
    }
  }

  async #evaluate(
    snapshot: TenantSnapshot,
    source: TenantContextSource,
  ): Promise<TenantCheck> {
    const { tenant, virtual } = source;
    const { found, notRead } = await objectsOf(source);
    const facts = await preflightFacts(tenant, snapshot, virtual);
    const findings = checkPreflight(facts, this.#policy).map(onTenant);
    const gaps = [...notRead, ...checkGaps(source, facts)];
    for (const group of groupsOf(found, source)) {
      const context = await this.#context.of(source, group.namespace);
      gaps.push(...gapsOf(context, source));
      const secrets =
        source.route === 'host'
          ? await secretsOnHost(group.objects, source)
          : {};
      if (secrets.why !== undefined) {
        gaps.push({ what: SECRETS_ON_HOST, why: secrets.why });
      }
      const known = { ...group, secrets: secrets.value };
      findings.push(...(await this.#evaluateGroup(known, source, context)));
    }
    return {
      findings: limitFindings(findings),
      objects: found.length,
      notChecked: uniqBy(gaps, 'what'),
    };
  }

  async #evaluateGroup(
    group: Group & { secrets?: Set<string> },
    source: TenantContextSource,
    tenantContext: TenantContext,
  ): Promise<FileFinding[]> {
    const context = {
      ...fileCheckContext(tenantContext),
      ...(source.route === 'host' && { secrets: group.secrets }),
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

/** Objects that share a host namespace are evaluated together. */
function groupsOf(
  found: Found[],
  { route, tenant }: TenantContextSource,
): Group[] {
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
): Promise<Permitted<Set<string>>> {
  const names = new Set(objects.flatMap(({ object }) => secretNamesOf(object)));
  const present = Promise.all(
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
  return permitted(
    RESOURCES.secrets,
    present.then(found => new Set(found.flat())),
    'on the host',
  );
}
