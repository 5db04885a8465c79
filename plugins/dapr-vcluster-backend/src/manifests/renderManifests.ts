import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isEqual } from 'lodash';
import { stringify } from 'yaml';
import { maskObject } from '../tenants/upgrade/rendered/maskObject';

/** What is applied, as YAML for Git. Undefined when some of it does not belong there: Secrets, and values that look like credentials. */
export function renderManifests(
  objects: readonly KubeObject[],
): string | undefined {
  const isSecret = objects.some(
    object => object.kind === 'Secret' || !isEqual(maskObject(object), object),
  );
  return isSecret
    ? undefined
    : objects
        .map(({ apiVersion, kind, ...rest }) =>
          stringify(
            { apiVersion, kind, ...rest },
            { lineWidth: 0, aliasDuplicateObjects: false },
          ),
        )
        .join('---\n');
}
