import { isSameType } from '../../componentCatalogue/componentType';
import { ComponentMetadataItem, DaprComponentInput } from '../components';
import { finding, metadataItem, textOf } from '../components/types';
import { Finding } from '../../findings';
import { closestName } from '../text/closestName';
import {
  ComponentPreset,
  PresetMetadata,
} from '../../contract/componentPreset';
import { presetMetadata } from './presetMetadata';

/**
 * What is known where a preset is claimed.
 *
 * @public
 */
export type PresetContext = {
  /** What the platform team offers. */
  presets: readonly ComponentPreset[];
  tenant: { name: string };
};

/**
 * Whether a Dapr Component that claims a preset is what the platform team decided. No policy changes these
 * severities: a preset that can be bent is none.
 *
 * @public
 */
export function checkComponentPreset(
  component: Pick<DaprComponentInput, 'type' | 'version' | 'metadata'>,
  claimed: string,
  { presets, tenant }: PresetContext,
): Finding[] {
  const preset = presets.find(({ name }) => name === claimed);
  if (!preset) {
    return [unknownPreset(claimed, presets)];
  }
  const plain = (['type', 'version'] as const)
    .filter(field => !isSameType(component[field], preset[field]))
    .map(field => fixed(preset, field, preset[field], component[field]));
  const metadata = presetMetadata(preset, tenant.name)
    .filter(item => !isAsFixed(metadataItem(component, item.name), item))
    .map(item =>
      fixed(preset, `metadata.${item.name}`, wantedText(item), undefined),
    );
  return [...plain, ...metadata];
}

function unknownPreset(
  claimed: string,
  presets: readonly ComponentPreset[],
): Finding {
  const names = presets.map(({ name }) => name);
  const near = closestName(claimed, names);
  const known = names.length > 0 ? `Use ${names.join(' or ')}` : undefined;
  return finding('preset/unknown', 'error', {
    title: `No preset is called "${claimed}"`,
    field: 'preset',
    value: claimed,
    fix: near
      ? `Did you mean "${near}"?`
      : known ?? 'This portal offers none; leave it out',
  });
}

function fixed(
  preset: ComponentPreset,
  field: string,
  wanted: string,
  value: string | undefined,
): Finding {
  return finding('preset/fixed', 'error', {
    title: `The preset "${preset.title}" fixes ${field}`,
    field,
    value,
    fix: `Use ${wanted}, or register it without the preset`,
  });
}

function wantedText({ value, secretKeyRef }: PresetMetadata): string {
  return secretKeyRef
    ? `key "${secretKeyRef.key}" of Secret "${secretKeyRef.name}"`
    : `"${value}"`;
}

function isAsFixed(
  item: ComponentMetadataItem | undefined,
  wanted: PresetMetadata,
): boolean {
  if (!item || item.envRef !== undefined) {
    return false;
  }
  const { secretKeyRef } = wanted;
  if (secretKeyRef) {
    return (
      item.value === undefined &&
      item.secretKeyRef?.name === secretKeyRef.name &&
      (item.secretKeyRef.key ?? item.name) === secretKeyRef.key
    );
  }
  return item.secretKeyRef === undefined && textOf(item) === textOf(wanted);
}
