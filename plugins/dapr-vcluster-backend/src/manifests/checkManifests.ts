import {
  checkFiles,
  FileFinding,
  Surroundings,
  tenantContext,
} from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { refuseErrors } from '../dapr/components/check';
import { Manifest } from './readManifests';

/** Name of the text in findings. */
const FILE = 'manifests';

/** True for an object of Dapr, of any kind and version. */
export function isDaprObject({ object }: Pick<Manifest, 'object'>): boolean {
  return object.apiVersion.startsWith('dapr.io/');
}

/**
 * Judges manifests as files for the tenant are judged. What is wrong with objects of Dapr is refused; what is wrong
 * with others is told, since they are the tenant's own.
 *
 * @returns what does not forbid the write.
 * @throws InputError with the findings.
 */
export async function checkManifests(
  text: string,
  manifests: readonly Manifest[],
  surroundings: Surroundings,
): Promise<FileFinding[]> {
  const findings = checkFiles(
    [{ path: FILE, text }],
    tenantContext(surroundings),
    await loadComponentCatalogue(),
  ).map(({ edit: _, ...finding }) => finding);
  const ofDapr = new Set(
    manifests.filter(isDaprObject).map(({ document }) => document),
  );
  refuseErrors(findings.filter(({ document }) => ofDapr.has(document)));
  return findings;
}
