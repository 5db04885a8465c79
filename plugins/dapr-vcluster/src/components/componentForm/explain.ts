import { Text } from '../../hooks';
import { Missing, Verdict } from './verdict';

/** What is missing, in the words of the form. */
export function missingText(missing: Missing, t: Text): string {
  switch (missing.part) {
    case 'metadata':
      return missing.field;
    case 'secret':
      return t('componentForm.findings.missingSecret', { name: missing.field });
    case 'type':
      return t('componentForm.what.type');
    case 'name':
      return t('componentForm.who.name');
    default:
      return t('componentForm.who.scopes');
  }
}

/** What is missing as one sentence; undefined when nothing is. */
export function missingSentence(
  { missing }: Verdict,
  t: Text,
): string | undefined {
  if (missing.length === 0) {
    return undefined;
  }
  const list = missing.map(one => missingText(one, t)).join(', ');
  return t('componentForm.findings.missing', { list });
}

/** Why one cannot go on; empty when one can. */
export function explainVerdict(verdict: Verdict, t: Text): string[] {
  const missing = missingSentence(verdict, t);
  return [
    ...(missing ? [missing] : []),
    ...verdict.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ title, fix }) => `${title}. ${fix}`),
  ];
}
