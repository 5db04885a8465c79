import {
  FileFinding,
  fileCheckContext,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { TenantContext } from 'backstage-plugin-dapr-vcluster-common';
import { refuseErrors } from '../dapr/write/refuseErrors';
import { EvaluationPool } from '../platform/evaluation';
import { limitFindings } from '../platform/findings';
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
export async function checkManifests(
  text: string,
  manifests: readonly Manifest[],
  context: TenantContext,
  evaluation: EvaluationPool,
): Promise<FileFinding[]> {
  const files = [{ path: FILE, text }];
  const found = await evaluation.run(
    'checkYaml',
    { files, context: fileCheckContext(context) },
    text.length,
  );
  const findings = found.map(({ edit: _, ...finding }) => finding);
  const ofDapr = new Set(
    manifests.filter(isDaprObject).map(({ document }) => document),
  );
  refuseErrors(findings.filter(({ document }) => ofDapr.has(document)));
  return limitFindings(findings);
}
