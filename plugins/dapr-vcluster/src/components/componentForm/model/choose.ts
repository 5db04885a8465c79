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

/** Metadata that isolates tenants, which is set unless it exists; see rules G2 and G8. */
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
 * Sets type and version. Deletes metadata that the type does not have, and adds metadata that isolates tenants.
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

/** Sets the authentication profile, and deletes fields of other profiles. */
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
 * The steps that apply a component preset to a draft. Each step is applied to the result of the previous step, because the
 * positions of metadata change.
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
