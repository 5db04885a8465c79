import {
  ComponentPreset,
  PresetMetadata,
} from '../../contract/componentPreset';

const fill = (text: string, tenant: string) =>
  text.replaceAll('{tenant}', tenant);

/**
 * The metadata a preset fixes for one tenant.
 *
 * @public
 */
export function presetMetadata(
  preset: Pick<ComponentPreset, 'metadata'>,
  tenant: string,
): PresetMetadata[] {
  return preset.metadata.map(({ name, value, secretKeyRef }) => ({
    name,
    ...(value !== undefined && {
      value: typeof value === 'string' ? fill(value, tenant) : value,
    }),
    ...(secretKeyRef && {
      secretKeyRef: {
        name: fill(secretKeyRef.name, tenant),
        key: secretKeyRef.key,
      },
    }),
  }));
}
