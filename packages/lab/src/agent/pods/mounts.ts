import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  getIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { containersOf } from './containers';
import { Secret } from './secrets';

/** A container's own file system begins here: paths are relative to it, as processes share the machine's. */
export const rootOf = (folder: string, pod: Pod, container: string) =>
  join(folder, pod.metadata.uid!, container);

/**
 * Writes the Secrets that containers of a pod mount, as a kubelet does, below a folder of each container.
 *
 * @throws Error naming a Secret that is not there: the pod has to wait for it.
 */
export async function writeMounts(
  client: KubeClient,
  pod: Pod,
  folder: string,
): Promise<void> {
  const { namespace } = pod.metadata;
  for (const container of containersOf(pod)) {
    const root = rootOf(folder, pod, container.name);
    mkdirSync(root, { recursive: true, mode: 0o700 });
    for (const { name, mountPath } of container.volumeMounts ?? []) {
      const volume = pod.spec.volumes?.find(each => each.name === name);
      if (!volume?.secret) {
        continue;
      }
      const { secretName, optional } = volume.secret;
      const secret = await getIfPresent<Secret>(client, RESOURCES.secrets, {
        namespace,
        name: secretName,
      });
      if (!secret && !optional) {
        throw new Error(`Secret ${namespace}/${secretName} is not there yet`);
      }
      for (const [key, value] of Object.entries(secret?.data ?? {})) {
        const file = inside(root, join(mountPath, key));
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        writeFileSync(file, Buffer.from(value, 'base64'), { mode: 0o600 });
      }
    }
  }
}

/** Removes what was written for a pod. */
export function removeMounts(folder: string, uid: string): void {
  rmSync(join(folder, uid), { recursive: true, force: true });
}

function inside(root: string, path: string): string {
  const file = resolve(root, `.${join('/', path)}`);
  if (relative(root, file).startsWith('..')) {
    throw new Error(`${path} leaves the container`);
  }
  return file;
}
