import { LoggerService } from '@backstage/backend-plugin-api';
import { Finding } from 'backstage-plugin-dapr-vcluster-common';

/** A finding in one line: what is wrong and the one fix. */
export function findingLine(finding: Finding): string {
  const { ruleId, title, field, fix } = finding;
  return `${ruleId}: ${title}${field ? ` (${field})` : ''}. ${fix}`;
}

/** Logs findings at the level of their severity. */
export function logFindings(
  logger: LoggerService,
  findings: readonly Finding[],
): void {
  for (const finding of findings) {
    if (finding.severity === 'info') logger.info(findingLine(finding));
    else logger.warn(findingLine(finding));
  }
}
