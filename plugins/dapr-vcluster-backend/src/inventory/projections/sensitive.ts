import {
  allFields,
  ComponentCatalogue,
} from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { looksSensitive } from 'backstage-plugin-dapr-vcluster-common/rules';

/** Whether a metadata field of a Dapr Component of this type is sensitive: the catalogue says so, or its name does. */
export function sensitiveFields(
  catalogue: ComponentCatalogue,
  type: string,
  version: string,
): (name: string) => boolean {
  const spec = catalogue.find(type, version);
  const fields = spec && allFields(spec);
  return name =>
    fields?.get(name.toLowerCase())?.sensitive || looksSensitive(name);
}
