import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  KubeObject,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { packagePath } from '../files/packagePath';

const ROOT = packagePath('data', 'recorded');

/** The tenants that were recorded, each from a vcluster of another version. */
export type RecordedTenant = 'team-a' | 'team-b';

/** The two sides of a recording. */
export type RecordedSide = 'host' | 'virtual';

/**
 * Recorded objects of one side, as a real API server had them; secret values are placeholders.
 *
 * @param kinds - file names without ending, e.g. `pods` or `components.dapr.io`; all when left out
 */
export function recordedObjects(
  tenant: RecordedTenant,
  side: RecordedSide,
  kinds?: string[],
): (KubeObject & TypeMeta)[] {
  const folder = join(ROOT, tenant, side);
  return readdirSync(folder)
    .filter(file => !kinds || kinds.includes(file.replace(/\.json$/, '')))
    .flatMap(
      file =>
        (
          JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
            items: (KubeObject & TypeMeta)[];
          }
        ).items,
    );
}

/** The recorded metadata answer of a sidecar, by the file's name. */
export function recordedMetadata(name: string): unknown {
  return JSON.parse(
    readFileSync(join(ROOT, 'daprd', `metadata-${name}.json`), 'utf8'),
  );
}

/** The recorded log lines of a sidecar, by the file's name. */
export function recordedLog(name: string): string[] {
  return readFileSync(join(ROOT, 'daprd', `log-${name}.txt`), 'utf8')
    .trimEnd()
    .split('\n');
}
