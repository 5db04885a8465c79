import { Text } from '../../hooks';
import { Missing, CheckResult } from './checkResult';

/** Label of a missing value. */
export function missingFieldText(missing: Missing, t: Text): string {
  switch (missing.part) {
    case 'metadata':
      return missing.field;
    case 'secret':
      return t('componentForm.findings.missingSecret', { name: missing.field });
    case 'type':
      return t('componentForm.type.type');
    case 'name':
      return t('componentForm.nameAndScopes.name');
    default:
      return t('componentForm.nameAndScopes.scopes');
  }
}

/** The missing values as one text; undefined if there are none. */
export function missingFieldsText(
  { missing }: CheckResult,
  t: Text,
): string | undefined {
  if (missing.length === 0) {
    return undefined;
  }
  const list = missing.map(one => missingFieldText(one, t)).join(', ');
  return t('componentForm.findings.missing', { list });
}

/** Texts of the problems that block the next step; empty if there are none. */
export function problemTexts(checkResult: CheckResult, t: Text): string[] {
  const missing = missingFieldsText(checkResult, t);
  return [
    ...(missing ? [missing] : []),
    ...checkResult.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ title, fix }) => `${title}. ${fix}`),
  ];
}
