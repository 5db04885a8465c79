import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { looksSensitive } from 'backstage-plugin-dapr-vcluster-common/rules';

/** Whether a metadata field of a Dapr Component of this type is sensitive: the catalogue says so, or its name does. */
export function sensitiveFields(
  catalogue: ComponentCatalogue,
  type: string,
  version: string,
): (name: string) => boolean {
  const fields = catalogue.find(type, version);
  const known = new Set(
    [fields?.fields ?? [], ...(fields?.profiles ?? []).map(p => p.fields)]
      .flat()
      .filter(field => field.sensitive)
      .map(field => field.name.toLowerCase()),
  );
  return name => known.has(name.toLowerCase()) || looksSensitive(name);
}
