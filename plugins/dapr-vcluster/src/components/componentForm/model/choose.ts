import {
  EditOperation,
  presetMetadata,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import type { ComponentSpec } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  ComponentPreset,
  PresetMetadata,
} from 'backstage-plugin-dapr-vcluster-common';
import { blockOfType } from './blocks';
import { ComponentDraft } from './draft';
import { removeFields, setField, setPresetName } from './edits';
import { hasField } from './fields';

/** Metadata that keeps tenants apart, set unless it is there already; see rules G2 and G8. */
function safeDefaults({ type, fields }: ComponentSpec, tenant?: string) {
  const block = blockOfType(type);
  const defaults: PresetMetadata[] = [];
  if (['state', 'lock'].includes(block)) {
    defaults.push({ name: 'keyPrefix', value: tenant ?? 'namespace' });
  }
  if (block === 'pubsub') {
    defaults.push({ name: 'consumerID', value: '{namespace}' });
  }
  return defaults.filter(({ name }) => hasField(fields, name));
}

/**
 * Chooses a type and version: metadata the new one does not have goes, what keeps tenants apart comes.
 */
export function chooseType(
  spec: ComponentSpec,
  draft: ComponentDraft,
  tenant?: string,
): EditOperation[] {
  const all = [
    ...spec.fields,
    ...spec.profiles.flatMap(({ fields }) => fields),
  ];
  const present = draft.component.metadata.map(({ name }) => name);
  const missing = safeDefaults(spec, tenant).filter(
    ({ name }) => !present.some(o => o.toLowerCase() === name.toLowerCase()),
  );
  return [
    { op: 'set', path: ['spec', 'type'], value: spec.type },
    { op: 'set', path: ['spec', 'version'], value: spec.version },
    ...removeFields(
      present.filter(name => !hasField(all, name)),
      draft,
    ),
    ...missing.map(
      (item): EditOperation => ({
        op: 'add',
        path: ['spec', 'metadata'],
        value: item,
      }),
    ),
  ];
}

/** Chooses an authentication profile: what only the others have goes. */
export function chooseProfile(
  spec: ComponentSpec,
  chosen: number,
  draft: ComponentDraft,
): EditOperation[] {
  const kept = [...spec.fields, ...(spec.profiles[chosen]?.fields ?? [])];
  const others = spec.profiles.flatMap(({ fields }) => fields);
  return removeFields(
    draft.component.metadata
      .map(({ name }) => name)
      .filter(name => hasField(others, name) && !hasField(kept, name)),
    draft,
  );
}

/**
 * Steps that make a draft what a preset fixes. Each is to be applied to the outcome of the one before, since the
 * places of metadata change.
 */
export function presetSteps(
  preset: ComponentPreset,
  spec: ComponentSpec,
  tenant: string,
): Array<(draft: ComponentDraft) => EditOperation[]> {
  return [
    draft => setPresetName(preset.name, draft),
    draft => chooseType(spec, draft, tenant),
    ...presetMetadata(preset, tenant).map(
      ({ name, ...source }) =>
        (draft: ComponentDraft) =>
          setField(name, source, draft),
    ),
  ];
}
