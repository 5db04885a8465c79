import {
  ComponentDraft,
  ComponentSpec,
  FileFinding,
  formSecretName,
  newSecretsOf,
} from 'backstage-plugin-dapr-vcluster-common';

/** Something the form still asks for: one of its own fields, a metadata field, or a secret's text. */
export type Missing =
  | { part: 'name' | 'type' | 'scopes' }
  | { part: 'metadata' | 'secret'; field: string };

/** What the form says about a draft. */
export type Verdict = { missing: Missing[]; findings: FileFinding[] };

/** Rules that only say, each in its way, that a field of the form is still empty. */
const ABOUT_EMPTY: Record<string, RegExp> = {
  name: /^(metadata\.)?name$/,
  type: /^(spec\.)?(type|version)$/,
  scopes: /^scopes$/,
};

/**
 * Tells what is not there yet from what is wrong: a form that has just been opened is not full of errors.
 */
export function verdictOf(
  draft: ComponentDraft,
  findings: readonly FileFinding[],
  spec: ComponentSpec | undefined,
  secrets: Readonly<Record<string, string>>,
): Verdict {
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
        ruleId !== 'G6/required' &&
        !empty.some(part => ABOUT_EMPTY[part].test(field)),
    ),
  };
}

/** Name of the metadata field a finding is about, undefined when it is about something else. */
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
