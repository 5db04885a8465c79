import { JsonRecord, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { z } from 'zod/v3';
import { unavailable } from '../../platform/errors';
import { ownLabels } from '../live/hostNamespace';

const releaseSchema = z.object({
  version: z.string(),
  values: z.record(z.unknown()),
  /** Helm's number of it; absent for the one that is to be installed. */
  revision: z.number().optional(),
});

/** Chart version and values of a release. */
export type ReleaseSpec = {
  version: string;
  values: JsonRecord;
  revision?: number;
};

/** What an upgrade goes from and to. */
export type UpgradeSpecs = { before: ReleaseSpec; after: ReleaseSpec };

/** Secret with the release as it was before the last upgrade, in the tenant's own host namespace. */
export function backupName({ name }: TenantRef): string {
  return `${name}-upgrade-backup`;
}

type BackupSecret = KubeObject & { data?: Record<string, string> };

const encodeText = (text: string) => Buffer.from(text).toString('base64');
const encode = (spec: ReleaseSpec) => encodeText(JSON.stringify(spec));

/**
 * Values may hold credentials, so it is a Secret.
 *
 * @param startedAt - of the record of the upgrade that it belongs to
 */
export async function writeBackup(
  client: KubeClient,
  ref: TenantRef,
  { before, after }: UpgradeSpecs,
  startedAt: string,
): Promise<BackupSecret> {
  return client.apply<BackupSecret>(RESOURCES.secrets, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      namespace: ref.namespace,
      name: backupName(ref),
      labels: ownLabels(ref),
    },
    type: 'Opaque',
    data: {
      before: encode(before),
      after: encode(after),
      startedAt: encodeText(startedAt),
    },
  });
}

/**
 * The back-up that belongs to an upgrade; undefined when there is none, or that of another upgrade.
 *
 * @throws ServiceUnavailableError when somebody has changed it so that it cannot be used.
 */
export async function readBackup(
  client: KubeClient,
  ref: TenantRef,
  startedAt: string,
): Promise<UpgradeSpecs | undefined> {
  const { namespace } = ref;
  const name = backupName(ref);
  const secret = await getIfPresent<BackupSecret>(client, RESOURCES.secrets, {
    namespace,
    name,
  });
  const data = secret?.data ?? {};
  if (data.startedAt !== encodeText(startedAt)) {
    return undefined;
  }
  const decode = (text = '') =>
    releaseSchema.parse(
      JSON.parse(Buffer.from(text, 'base64').toString('utf8')),
    );
  try {
    return { before: decode(data.before), after: decode(data.after) };
  } catch {
    throw unavailable(
      `Secret "${name}" in namespace "${namespace}" is no back-up of a release`,
      { fix: 'Bring the release to the version that you want by hand.' },
    );
  }
}
