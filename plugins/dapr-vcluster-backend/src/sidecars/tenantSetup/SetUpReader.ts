import {
  Finding,
  judgeSetUp,
  Known,
  Tenant,
} from 'backstage-plugin-dapr-vcluster-common';
import { HostHandle, HostRegistry, RESOURCES, whyUnknown } from '../../platform/hosts';
import { TtlCache, VirtualReader } from '../../inventory/vcluster';
import { DEFINITION, VERSION } from './definition';
import { VclusterSetUp } from './readVcluster';
import { droppedFields, FieldSchema, fieldsOf } from './schema';
import { MisplacedWorkload } from './workloads';

/** It changes when Dapr is upgraded: all viewers share one reading. */
const TTL_MS = 5_000;
const TIMEOUT_MS = 2_500;

/** What is to be said of a tenant's set-up. */
export type JudgedSetUp = {
  misplaced: MisplacedWorkload[];
  findings: Finding[];
  gaps: string[];
};

/** Judges how a tenant is set up: its vcluster on demand, held against its host. */
export class SetUpReader {
  readonly #hosts: HostRegistry;
  readonly #virtual: VirtualReader;
  readonly #fields = new TtlCache<Known<FieldSchema>>(TTL_MS);

  constructor(services: { hosts: HostRegistry; virtual: VirtualReader }) {
    this.#hosts = services.hosts;
    this.#virtual = services.virtual;
  }

  /** A vcluster that is not asked or does not answer has one gap: why. */
  async read(tenant: Tenant): Promise<JudgedSetUp> {
    const seen = await this.#virtual.setUp(tenant);
    if (seen.state === 'unknown') {
      return { misplaced: [], findings: [], gaps: [seen.reason] };
    }
    const { misplaced, ownDapr, injects, fields, gaps } = seen.value;
    const host = fields && (await this.#hostFields(tenant));
    return {
      misplaced,
      findings: judgeSetUp({
        ownDapr: { namespaces: ownDapr, injects },
        droppedFields: dropped(host, fields),
      }),
      gaps: [...gaps, ...(host?.state === 'unknown' ? [host.reason] : [])],
    };
  }

  #hostFields({ ref }: Tenant): Promise<Known<FieldSchema>> {
    const host = this.#hosts.get(ref.host);
    return this.#fields.get(host.name, () => readFields(host));
  }
}

function dropped(
  host: Known<FieldSchema> | undefined,
  fields: VclusterSetUp['fields'],
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
