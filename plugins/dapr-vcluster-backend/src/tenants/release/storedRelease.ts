import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import {
  JsonRecord,
  LABEL_SYNCED_BY,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { z } from 'zod/v3';
import { selectors } from '../deletion/proof';

const unzip = promisify(gunzip);
/** A Secret holds at most 1 MiB; a manifest of the chart has about 20 kB. */
const MOST_BYTES = 16 * 1024 * 1024;

/** A revision of a Helm release, as Helm stores it; what is looked at. */
const releaseSchema = z.object({
  version: z.number().int().positive(),
  info: z.object({ status: z.string() }),
  chart: z.object({
    metadata: z.object({ name: z.string(), version: z.string() }),
  }),
  config: z.record(z.unknown()).nullish(),
  manifest: z.string().default(''),
});

/** A revision of a Helm release. */
export type StoredRelease = {
  revision: number;
  status: string;
  chart: string;
  version: string;
  /** Values that were given, without the chart's own. */
  values: JsonRecord;
  /** What the chart rendered, as YAML documents. */
  manifest: string;
};

type ReleaseSecret = KubeObject & { data?: { release?: string } };

/**
 * The newest revision of a tenant's Helm release and the newest one that was deployed. Helm and Flux store it; undefined for
 * what Argo CD or `kubectl` installed. Tenants can have Secrets copied into the namespace with labels of their choice, but
 * not with the names of Helm's.
 */
export async function readRelease(
  client: KubeClient,
  ref: VclusterRef,
): Promise<{ newest: StoredRelease; deployed?: StoredRelease } | undefined> {
  const { items } = await client.list<ReleaseSecret>(RESOURCES.secrets, {
    namespace: ref.namespace,
    labelSelector: selectors.history(ref),
  });
  const secrets = items
    .flatMap(secret => {
      const revision = revisionOf(secret, ref);
      return revision === undefined ? [] : [{ revision, secret }];
    })
    .sort((a, b) => b.revision - a.revision);
  if (secrets.length === 0) {
    return undefined;
  }
  const newest = await decode(secrets[0].secret);
  if (newest.status === 'deployed') {
    return { newest, deployed: newest };
  }
  const other = secrets.find(
    ({ secret }) => secret.metadata.labels?.status === 'deployed',
  );
  return { newest, deployed: other && (await decode(other.secret)) };
}

/** The number in the name that Helm gives a revision; undefined for any other Secret. */
function revisionOf(
  { metadata: { name, labels = {} } }: KubeObject,
  ref: VclusterRef,
): number | undefined {
  const prefix = `sh.helm.release.v1.${ref.name}.v`;
  const number = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return /^\d{1,9}$/.test(number) && !(LABEL_SYNCED_BY in labels)
    ? Number(number)
    : undefined;
}

/** Helm encodes the zipped JSON itself, and the Secret's data is encoded once more. */
async function decode(secret: ReleaseSecret): Promise<StoredRelease> {
  const packed = Buffer.from(secret.data?.release ?? '', 'base64').toString();
  const text = await unzip(Buffer.from(packed, 'base64'), {
    maxOutputLength: MOST_BYTES,
  });
  const { version, info, chart, config, manifest } = releaseSchema.parse(
    JSON.parse(text.toString('utf8')),
  );
  return {
    revision: version,
    status: info.status,
    chart: chart.metadata.name,
    version: chart.metadata.version.replace(/^v/, ''),
    values: config ?? {},
    manifest,
  };
}
