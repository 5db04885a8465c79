import {
  checkFiles,
  manifestPath,
  TextEdit,
  FileCheckContext,
  FileFinding,
  isMap,
  objectFinding,
  ObjectFinding,
  ObjectPath,
  valueAt,
  locateFindings,
  checkComponentPreset,
  presetMetadata,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  ANNOTATION_COMPONENT_PRESET,
  ComponentPreset,
} from 'backstage-plugin-dapr-vcluster-common';
import { ComponentDraft, newSecretsOf, readDraft } from './draft';
import { setField } from './edits';
import { ownSecretName } from './secretNames';

/** The context for the check. Parts that are not set are not checked. */
export type DraftCheckContext = FileCheckContext & {
  presets?: readonly ComponentPreset[];
};

/** File name of the form's text in findings. */
export const DRAFT_FILE = 'component.yaml';

const KEPT_ANNOTATION = ANNOTATION_COMPONENT_PRESET;

/**
 * Checks a draft: the rules for files, the values of the component preset, and parts of the text that are not kept. The
 * findings are sorted by line.
 */
export function checkDraft(
  text: string,
  context: DraftCheckContext,
  catalogue: ComponentCatalogue,
): FileFinding[] {
  const draft = readDraft(text);
  // New Secrets will exist before the Dapr Component.
  const secrets =
    context.secrets && newSecretsOf(draft).length > 0
      ? new Set([...context.secrets, ownSecretName(draft.component.name)])
      : context.secrets;
  const file = { path: DRAFT_FILE, text };
  const findings = checkFiles([file], { ...context, secrets }, catalogue);
  const more = draft.object
    ? [...presetFindings(draft, context), ...notKept(draft)]
    : notAComponent(findings);
  return [...findings, ...locateFindings(file, more)].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  );
}

/** Reported only if no other finding explains why the text cannot be used. */
function notAComponent(findings: readonly FileFinding[]): ObjectFinding[] {
  if (findings.some(({ ruleId }) => ruleId.startsWith('yaml/'))) {
    return [];
  }
  return [
    objectFinding('form/one-component', 'error', {
      path: ['kind'],
      title: 'The YAML is not one Dapr Component',
      fix: 'Enter exactly one object with apiVersion dapr.io/v1alpha1 and kind Component',
    }),
  ];
}

function presetFindings(
  draft: ComponentDraft,
  { presets, tenant }: DraftCheckContext,
): ObjectFinding[] {
  const { component, preset: claimed, object = {} } = draft;
  if (!claimed || !presets || !tenant) {
    return [];
  }
  return checkComponentPreset(component, claimed, { presets, tenant }).map(
    finding => {
      const claim: ObjectPath = ['metadata', 'annotations', KEPT_ANNOTATION];
      const path =
        finding.field === 'preset'
          ? claim
          : manifestPath(object, finding.field);
      const edit = presetEdit(draft, finding.field ?? '', presets, tenant.name);
      return {
        ...finding,
        path,
        field:
          path === claim
            ? `metadata.annotations["${KEPT_ANNOTATION}"]`
            : `spec.${finding.field}`,
        ...(edit && { edit }),
      };
    },
  );
}

function presetEdit(
  draft: ComponentDraft,
  field: string,
  presets: readonly ComponentPreset[],
  tenant: string,
): TextEdit | undefined {
  const preset = presets.find(({ name }) => name === draft.preset);
  if (!preset) {
    return undefined;
  }
  if (field === 'type' || field === 'version') {
    return {
      operations: [{ op: 'set', path: ['spec', field], value: preset[field] }],
    };
  }
  const item = presetMetadata(preset, tenant).find(
    ({ name }) => field === `metadata.${name}`,
  );
  if (!item) {
    return undefined;
  }
  const { name, ...source } = item;
  return { operations: setField(name, source, draft) };
}

/** Parts of a manifest that the portal does not keep when it registers the Dapr Component. */
function notKept({ object = {} }: ComponentDraft): ObjectFinding[] {
  const metadata = isMap(object.metadata) ? object.metadata : {};
  const annotations = isMap(metadata.annotations) ? metadata.annotations : {};
  const lost: ObjectPath[] = [
    ...Object.keys(metadata)
      .filter(key => !['name', 'namespace', 'annotations'].includes(key))
      .map(key => ['metadata', key]),
    ...Object.keys(annotations)
      .filter(key => key !== KEPT_ANNOTATION)
      .map(key => ['metadata', 'annotations', key]),
  ];
  const store = valueAt(object, ['auth', 'secretStore']);
  return [
    ...lost.map(path =>
      objectFinding('form/not-kept', 'info', {
        path,
        title: `"${
          path[path.length - 1]
        }" is not kept: the portal sets labels and annotations itself`,
        fix: 'Delete it from the YAML',
      }),
    ),
    ...(store !== undefined && store !== 'kubernetes'
      ? [
          objectFinding('form/secret-store', 'error', {
            path: ['auth', 'secretStore'],
            title: 'The form supports only Kubernetes Secrets',
            fix: 'Refer to Secrets of the vcluster and omit auth, or apply the manifest with kubectl',
          }),
        ]
      : []),
  ];
}
