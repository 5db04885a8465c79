import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import {
  Discovery,
  KubeClient,
  KubeObject,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

const MANIFESTS = resolve(__dirname, '../../manifests');

/** Objects of a manifest: of one that the package ships, by its name, or of any other, by its path. */
export function readManifest(file: string): KubeObject[] {
  const path = isAbsolute(file) ? file : resolve(MANIFESTS, file);
  return parseAllDocuments(readFileSync(path, 'utf8'))
    .map(document => document.toJS() as KubeObject | null)
    .filter(object => object !== null);
}

/** Applies a manifest as users do. */
export async function applyManifest(
  admin: KubeClient,
  file: string,
): Promise<void> {
  const discovery = new Discovery(admin);
  for (const object of readManifest(file)) {
    const resource = await discovery.find(object.apiVersion!, object.kind!);
    await admin.apply(resource!, object, {
      fieldManager: 'kubectl',
      force: true,
    });
  }
}
