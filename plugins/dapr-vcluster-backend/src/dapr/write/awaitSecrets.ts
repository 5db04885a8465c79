import {
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { unavailable } from '../../platform/errors';
import { PollOptions, poll } from '../../platform/kubernetes';
import { TargetClusters } from '../target/TargetClusters';
import { Target } from '../target/target';
import { holdsSameTexts, SecretObject } from './ownSecret';

/**
 * Waits until Secrets of the vcluster are on the host. The Dapr operator looks them up there: a Dapr Component whose
 * Secret is missing fails every sidecar that starts.
 *
 * @throws ServiceUnavailableError naming the Secret when the time is up.
 */
export async function awaitSecrets(
  clusters: TargetClusters,
  ref: TenantRef,
  target: Target,
  expected: { names: string[]; own?: SecretObject },
  wait: PollOptions & { signal?: AbortSignal },
): Promise<void> {
  const missing = new Set(expected.names);
  await poll(
    async () => {
      for (const name of [...missing]) {
        const secret = await clusters.onHost(host =>
          getIfPresent<SecretObject>(
            host,
            RESOURCES.secrets,
            target.hostSecret(name),
          ),
        );
        const { own } = expected;
        const isOwn = own?.metadata.name === name;
        if (secret && (!isOwn || holdsSameTexts(secret, own))) {
          missing.delete(name);
        }
      }
      return missing.size === 0 ? true : undefined;
    },
    wait,
    wait.signal,
  );
  const [first] = missing;
  if (first === undefined) {
    return;
  }
  const place = target.hostSecret(first);
  throw unavailable(
    `Secret "${first}" of tenant "${formatTenantRef(
      ref,
    )}" has not arrived on the host (as "${place.name}" in namespace "${
      place.namespace
    }") within ${Math.round(wait.timeoutMs / 1000)} seconds`,
    {
      field: 'metadata',
      value: first,
      fix: "Check that the vcluster's syncer runs and that its values sync Secrets (sync.toHost.secrets.all), then try again.",
    },
  );
}
