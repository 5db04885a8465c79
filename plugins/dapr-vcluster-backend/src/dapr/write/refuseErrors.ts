import { Finding, hasErrors } from 'backstage-plugin-dapr-vcluster-common';
import { invalid } from '../../platform/errors';
import { limitFindings } from '../../platform/findings';

/** @throws InputError with all findings when one of them forbids a write; its message and field are those of the first error. */
export function refuseErrors(findings: Finding[]): void {
  if (!hasErrors(findings)) {
    return;
  }
  const first = findings.find(({ severity }) => severity === 'error')!;
  throw invalid(`${first.field ? `${first.field}: ` : ''}${first.title}`, {
    field: first.field,
    fix: /[.?!]$/.test(first.fix) ? first.fix : `${first.fix}.`,
    findings: limitFindings(findings),
  });
}
