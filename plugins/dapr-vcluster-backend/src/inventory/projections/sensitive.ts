import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { looksSensitive } from 'backstage-plugin-dapr-vcluster-common/rules';

/** Texts with a user and a password in an address, whatever the field is called. */
const CREDENTIALS =
  /:\/\/[^/\s@]*:[^/\s@]*@|\b(password|pwd|accountkey|sharedaccesskey)\s*=/i;

/** Whether a text carries credentials, wherever it stands. */
export function holdsCredentials(text: string): boolean {
  return CREDENTIALS.test(text);
}

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
