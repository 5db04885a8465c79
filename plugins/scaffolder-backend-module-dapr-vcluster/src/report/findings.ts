import { LoggerService } from '@backstage/backend-plugin-api';
import { Finding, findingLine } from 'backstage-plugin-dapr-vcluster-common';

/** Logs findings at the level of their severity. */
export function logFindings(
  logger: LoggerService,
  findings: readonly Finding[],
): void {
  for (const finding of findings) {
    if (finding.severity === 'info') {
      logger.info(findingLine(finding));
    } else {
      logger.warn(findingLine(finding));
    }
  }
}
