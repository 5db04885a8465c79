import {
  checkFiles,
  FileFinding,
  fileCheckContext,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { TenantContext } from 'backstage-plugin-dapr-vcluster-common';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { refuseErrors } from '../dapr/write/refuseErrors';
import { Manifest } from './readManifests';

/** Name of the text in findings. */
const FILE = 'manifests';

/** True for a Dapr resource, of any kind and version. */
export function isDaprObject({ object }: Pick<Manifest, 'object'>): boolean {
  return object.apiVersion.startsWith('dapr.io/');
}

/**
 * Checks manifests as files for the tenant are checked. Errors in Dapr resources forbid the write; errors in other
 * objects are only reported, since those are the tenant's own.
 *
 * @returns the findings that do not forbid the write.
 * @throws InputError with the findings.
 */
export function checkManifests(
  text: string,
  manifests: readonly Manifest[],
  context: TenantContext,
  catalogue: ComponentCatalogue,
): FileFinding[] {
  const findings = checkFiles(
    [{ path: FILE, text }],
    fileCheckContext(context),
    catalogue,
  ).map(({ edit: _, ...finding }) => finding);
  const ofDapr = new Set(
    manifests.filter(isDaprObject).map(({ document }) => document),
  );
  refuseErrors(findings.filter(({ document }) => ofDapr.has(document)));
  return findings;
}
