import { ComponentDraft, formSecretName, newSecretsOf } from './model';
import type { ComponentSpec } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { FileFinding } from 'backstage-plugin-dapr-vcluster-common/rules';

/** A missing value: a field of the form, a metadata field, or a secret value. */
export type Missing =
  | { part: 'name' | 'type' | 'scopes' }
  | { part: 'metadata' | 'secret'; field: string };

/** Missing values and findings of a draft. */
export type CheckResult = { missing: Missing[]; findings: FileFinding[] };

/** Fields of findings that only report an empty field of the form. */
const ABOUT_EMPTY: Record<string, RegExp> = {
  name: /^(metadata\.)?name$/,
  type: /^(spec\.)?(type|version)$/,
  scopes: /^scopes$/,
};

/**
 * Separates missing values from findings, so that a form that was just opened does not show errors.
 */
export function checkResultOf(
  draft: ComponentDraft,
  findings: readonly FileFinding[],
  spec: ComponentSpec | undefined,
  secrets: Readonly<Record<string, string>>,
): CheckResult {
  if (!draft.object) {
    return { missing: [], findings: [...findings] };
  }
  const { name, type, scopes, metadata } = draft.component;
  const empty = (['type', 'name', 'scopes'] as const).filter(
    part => ({ type, name, scopes }[part].length === 0),
  );
  const isSet = (field: string) =>
    metadata.some(
      item =>
        item.name.toLowerCase() === field.toLowerCase() && item.value !== '',
    );
  const required = (spec?.fields ?? [])
    .filter(field => field.required && !isSet(field.name))
    .map(field => field.name);
  const untold = newSecretsOf(draft).filter(
    field => !secrets[formSecretName(field)],
  );
  return {
    missing: [
      ...empty.map(part => ({ part })),
      ...required.map(field => ({ part: 'metadata' as const, field })),
      ...untold.map(field => ({ part: 'secret' as const, field })),
    ],
    findings: findings.filter(
      ({ ruleId, field = '' }) =>
        // Said as missing, by the name of the field.
        !(
          ruleId === 'G6/required' &&
          required.some(each => field === `metadata.${each}`)
        ) && !empty.some(part => ABOUT_EMPTY[part].test(field)),
    ),
  };
}

/** Name of the metadata field that a finding is about; undefined if it is about something else. */
export function metadataFieldOf(
  { field = '' }: Pick<FileFinding, 'field'>,
  draft: ComponentDraft,
): string | undefined {
  const [, index] = /^spec\.metadata\[(\d+)\]/.exec(field) ?? [];
  if (index !== undefined) {
    return draft.component.metadata[Number(index)]?.name;
  }
  return /^spec\.metadata\.(.+)$/.exec(field)?.[1];
}

/** The worst finding about a metadata field. */
export function findingAbout(
  name: string,
  findings: readonly FileFinding[],
  draft: ComponentDraft,
): FileFinding | undefined {
  const about = findings.filter(
    finding =>
      metadataFieldOf(finding, draft)?.toLowerCase() === name.toLowerCase(),
  );
  return (
    about.find(({ severity }) => severity === 'error') ??
    about.find(({ severity }) => severity === 'warning')
  );
}
