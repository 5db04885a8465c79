import { isEqual } from 'lodash';
import { stringify } from 'yaml';
import { maskObject } from '../../tenants/upgrade/rendered/maskObject';
import { WritePlan } from './plan';

/**
 * What a plan applies, as YAML for Git. Undefined when that would not be all of it, because there is a Secret with given
 * texts, or when it has values that look like credentials.
 */
export function renderManifest({
  main,
  secret,
}: WritePlan): string | undefined {
  const { apiVersion, kind, ...rest } = main.object;
  if (secret || !isEqual(maskObject(main.object), main.object)) {
    return undefined;
  }
  return stringify({ apiVersion, kind, ...rest }, { lineWidth: 0 });
}
