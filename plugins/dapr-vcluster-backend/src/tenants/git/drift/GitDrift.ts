import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_GIT_LOCATION,
  DAPR_KIND_TABLE,
  Finding,
  formatTenantRef,
  Tenant,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { TenantIndex } from '../../../inventory/TenantIndex';
import { allItems } from '../../../inventory/model/hostState';
import { HostRegistry } from '../../../platform/hosts';
import { isOfPortal } from '../../live/hostNamespace';
import { differingFields } from './compareObjects';
import { readFolder, UnreadableFolderError } from './readFolder';

/** What was found when Git and host were compared last. */
export type DriftState = {
  state: 'same' | 'differs' | 'unknown';
  location: string;
  /** RFC 3339. */
  checkedAt: string;
  /** Why it is not known. */
  reason?: string;
  /** Objects and fields, without values. */
  differences: Array<{ object: string; fields: string }>;
};

/** Kinds that the portal renders for tenants. */
const KINDS: Resource[] = [
  RESOURCES.namespaces,
  RESOURCES.roleBindings,
  RESOURCES.networkPolicies,
  RESOURCES.resourceQuotas,
  RESOURCES.helmReleases,
  RESOURCES.helmRepositories,
  RESOURCES.applications,
  ...Object.values(DAPR_KIND_TABLE),
];

/** What comparing needs. */
export type GitDriftOptions = {
  hosts: HostRegistry;
  index: TenantIndex;
  logger: LoggerService;
  /** Reads what `integrations` in the configuration allow; without it nothing is known. */
  urlReader?: UrlReaderService;
};

/**
 * Compares tenants that say where they are in Git (annotation `dapr-vcluster/git-location`) with their host: rarely, and
 * for all pages at once.
 */
export class GitDrift {
  readonly #given: GitDriftOptions;
  #states: ReadonlyMap<string, DriftState> = new Map();

  constructor(given: GitDriftOptions) {
    this.#given = given;
  }

  /** Compares every such tenant once. */
  async run(signal?: AbortSignal): Promise<void> {
    const { hosts, index } = this.#given;
    const states = new Map<string, DriftState>();
    const all = index.tenants();
    for (const { name, client } of hosts.list()) {
      const state = index.stateOf(name);
      const locations = new Map(
        (state ? allItems(state, 'namespaces') : []).map(each => [
          each.name,
          each.annotations[ANNOTATION_GIT_LOCATION],
        ]),
      );
      const tenants = all.filter(({ ref }) => ref.host === name);
      for (const { ref } of tenants) {
        const location = locations.get(ref.namespace);
        if (location && !signal?.aborted) {
          const compared = await this.#compare(client, ref, location, signal);
          states.set(formatTenantRef(ref), compared);
        }
      }
    }
    if (!signal?.aborted) {
      this.#states = states;
    }
  }

  /** A tenant with what is known of Git, as a condition, and as a finding when it differs. */
  shown(tenant: Tenant): Tenant {
    const seen = this.#states.get(tenant.id);
    if (!seen) {
      return tenant;
    }
    return {
      ...tenant,
      conditions: [...tenant.conditions, conditionOf(seen)],
      findings:
        seen.state === 'differs'
          ? [...tenant.findings, findingOf(seen)]
          : tenant.findings,
    };
  }

  async #compare(
    client: KubeClient,
    ref: TenantRef,
    location: string,
    signal?: AbortSignal,
  ): Promise<DriftState> {
    const { urlReader, logger } = this.#given;
    const checkedAt = new Date().toISOString();
    const common = { location: redactText(location), checkedAt };
    try {
      if (!urlReader) {
        throw new UnreadableFolderError('this portal reads no addresses');
      }
      const objects = await readFolder(urlReader, location, signal);
      const differences: DriftState['differences'] = [];
      for (const object of objects) {
        const fields = await compareOne(client, ref, object);
        if (fields) {
          differences.push({ object: nameOf(object), fields });
        }
      }
      return {
        ...common,
        state: differences.length > 0 ? 'differs' : 'same',
        differences,
      };
    } catch (error) {
      const { message } = error as Error;
      logger.debug(
        `Git and ${formatTenantRef(ref)} were not compared: ${redactText(
          message,
        )}`,
      );
      const reason =
        error instanceof UnreadableFolderError
          ? message
          : `it could not be read (${(error as Error).name})`;
      return { ...common, state: 'unknown', reason, differences: [] };
    }
  }
}

/** What of an object differs; undefined when nothing does. Only objects of the tenant are looked for on the host. */
async function compareOne(
  client: KubeClient,
  ref: TenantRef,
  object: KubeObject,
): Promise<string | undefined> {
  const { apiVersion, kind, metadata } = object;
  const resource = KINDS.find(
    each => each.apiVersion === apiVersion && each.kind === kind,
  );
  const place = resource?.namespaced ? metadata.namespace : metadata.name;
  const isShared = resource === RESOURCES.applications;
  if (!resource || !(place === ref.namespace || isShared)) {
    return 'is in Git, but is no object of this tenant';
  }
  const { namespace, name } = metadata;
  const at = resource.namespaced ? { namespace, name } : { name };
  const live = await getIfPresent<KubeObject>(client, resource, at);
  if (!live || (place !== ref.namespace && !isOfPortal(live, ref))) {
    return 'is not on the host';
  }
  const fields = differingFields(object, live);
  return fields.length > 0 ? fields.join(', ') : undefined;
}

function nameOf({ kind, metadata: { namespace, name } }: KubeObject): string {
  return redactText(
    `${kind} ${namespace ? `${namespace}/` : ''}${name}`.slice(0, 200),
  );
}

function conditionOf({
  state,
  checkedAt,
  reason,
  location,
  differences,
}: DriftState): Tenant['conditions'][number] {
  const messages = {
    same: `As in Git at ${location}`,
    differs: `${differences.length} objects are otherwise in Git at ${location}`,
    unknown: `Not compared with Git at ${location}: ${reason}`,
  };
  const status = {
    same: 'True',
    differs: 'False',
    unknown: 'Unknown',
  } as const;
  return {
    type: 'AsInGit',
    status: status[state],
    message: `${messages[state]} (${checkedAt})`,
  };
}

function findingOf({ location, differences, checkedAt }: DriftState): Finding {
  return {
    ruleId: 'tenant/differs-from-git',
    severity: 'warning',
    title: 'The host is not as Git says.',
    evidence: [
      { label: 'Git', value: location },
      { label: 'Compared', value: checkedAt },
      ...differences
        .slice(0, 20)
        .map(({ object, fields }) => ({ label: object, value: fields })),
    ],
    fix: 'Look at Flux or Argo CD, which apply the files; change the files where the host is right.',
  };
}
