import { Finding, Known, Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { evaluateVcluster } from '../diagnosis';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle, HostRegistry, whyUnknown } from '../../platform/hosts';
import { VclusterReading, VirtualReader } from '../../inventory/vcluster';
import { readKubernetesVersion } from '../../platform/kubernetesVersion';
import { TtlCache } from '../../platform/TtlCache';
import { DEFINITION, VERSION } from './componentCrd';
import {
  readVclusterConfiguration,
  VclusterConfiguration,
} from './readVclusterConfiguration';
import { droppedFields, FieldSchema, fieldsOf } from './fieldSchema';
import { MisplacedWorkload } from './workloads';

/** It changes when Dapr is upgraded: all viewers share one reading. */
const TTL_MS = 5_000;
const TIMEOUT_MS = 2_500;

/** It changes seldom, and takes more reading than other things. */
const CONFIGURATION: VclusterReading<VclusterConfiguration> = {
  ttlMs: TTL_MS,
  read: readVclusterConfiguration,
};

/** What the configuration of a vcluster means for its sidecars. */
export type EvaluatedConfiguration = {
  misplaced: MisplacedWorkload[];
  findings: Finding[];
  gaps: string[];
};

/** Evaluates how a vcluster is configured: read on demand, compared with its host. */
export class VclusterConfigurationReader {
  readonly #hosts: HostRegistry;
  readonly #virtual: VirtualReader;
  readonly #fields = new TtlCache<Known<FieldSchema>>(TTL_MS);
  readonly #versions = new TtlCache<string | undefined>(TTL_MS);

  constructor(services: { hosts: HostRegistry; virtual: VirtualReader }) {
    this.#hosts = services.hosts;
    this.#virtual = services.virtual;
  }

  /** A vcluster that is not asked or does not answer has one gap: why. */
  async read(tenant: Tenant): Promise<EvaluatedConfiguration> {
    const seen = await this.#virtual.read(CONFIGURATION, tenant);
    if (seen.state === 'unknown') {
      return { misplaced: [], findings: [], gaps: [seen.reason] };
    }
    const { misplaced, ownDapr, injects, fields, kubernetesVersion, gaps } =
      seen.value;
    const [host, hostVersion] = await Promise.all([
      fields && this.#hostFields(tenant),
      kubernetesVersion && this.#hostVersion(tenant),
    ]);
    return {
      misplaced,
      findings: evaluateVcluster({
        ownDapr: { namespaces: ownDapr, injects },
        droppedFields: dropped(host, fields),
        kubernetes: { host: hostVersion, vcluster: kubernetesVersion },
      }),
      gaps: [...gaps, ...(host?.state === 'unknown' ? [host.reason] : [])],
    };
  }

  #hostVersion({ ref }: Tenant): Promise<string | undefined> {
    const { name, client } = this.#hosts.get(ref.host);
    return this.#versions.get(name, () => readKubernetesVersion(client));
  }

  #hostFields({ ref }: Tenant): Promise<Known<FieldSchema>> {
    const host = this.#hosts.get(ref.host);
    return this.#fields.get(host.name, () => readFields(host));
  }
}

function dropped(
  host: Known<FieldSchema> | undefined,
  fields: VclusterConfiguration['fields'],
): string[] | undefined {
  return fields && host?.state === 'known'
    ? droppedFields(host.value, fields)
    : undefined;
}

async function readFields({ client }: HostHandle): Promise<Known<FieldSchema>> {
  const what = `CustomResourceDefinition ${DEFINITION}`;
  const observedAt = new Date().toISOString();
  try {
    const definition = await client.get(
      RESOURCES.customResourceDefinitions,
      { name: DEFINITION },
      { timeoutMs: TIMEOUT_MS },
    );
    const value = fieldsOf(definition, VERSION);
    return value
      ? { state: 'known', observedAt, value }
      : {
          state: 'unknown',
          reason: `${what} of the host has no schema of ${VERSION}.`,
        };
  } catch (error) {
    return whyUnknown(error, what);
  }
}
