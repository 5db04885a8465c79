import {
  Provisioner,
  ProvisionRequest,
} from 'backstage-plugin-dapr-vcluster-node';
import { stringify } from 'yaml';
import { maskObject } from '../upgrade/rendered/maskObject';
import { WantedTenant } from './installTenant';

/** Nobody reads more before creating a tenant. */
const MAX_CHARACTERS = 64 * 1024;

/**
 * What a creation would write, as YAML with credentials hidden: the namespace, the objects in it, and the values of the chart
 * where a program of the portal installs it.
 */
export function renderPreview(
  { namespace, objects }: WantedTenant,
  { chartVersion, values }: Pick<ProvisionRequest, 'chartVersion' | 'values'>,
  { program }: Pick<Provisioner, 'program'>,
): string {
  const documents = [namespace, ...objects.map(({ object }) => object)].map(
    object => stringify(maskObject(object)),
  );
  if (program) {
    documents.push(
      `# Values of the vcluster chart ${chartVersion}\n${stringify(
        maskObject(values),
      )}`,
    );
  }
  const text = documents.join('---\n');
  return text.length > MAX_CHARACTERS
    ? `${text.slice(0, MAX_CHARACTERS)}\n# The rest is not shown.\n`
    : text;
}
