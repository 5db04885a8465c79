import { NotChecked } from '../../contract/notChecked';
import { Severity } from '../../findings';
import { guardrailInfo } from '../guardrails';
import { FileFinding } from './model/findings';

const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * The tool that wrote a report.
 *
 * @public
 */
export type SarifTool = {
  name: string;
  version: string;
  informationUri?: string;
};

const NOT_CHECKED = 'not-checked';

/** Where SARIF has what a tool met while it ran, beside its results (section 3.20.21). */
function invocationOf(notChecked: readonly NotChecked[]) {
  return {
    executionSuccessful: true,
    toolExecutionNotifications: notChecked.map(({ what, why }) => ({
      level: 'warning' as const,
      descriptor: { id: NOT_CHECKED },
      message: { text: `Not checked: ${what}. ${why}` },
    })),
  };
}

/**
 * Findings as a SARIF 2.1.0 log (OASIS), which code hosts and editors show beside the lines.
 *
 * @param notChecked - what could not be checked: notifications of the run, as without them no result would look like no problem
 *
 * @public
 */
export function toSarif(
  findings: readonly FileFinding[],
  tool: SarifTool,
  notChecked: readonly NotChecked[] = [],
) {
  const ids = [...new Set(findings.map(({ ruleId }) => ruleId))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            ...tool,
            rules: ids.map(id => {
              const info = guardrailInfo(id);
              return {
                id,
                shortDescription: { text: info?.title ?? id },
                ...(info?.source && { helpUri: info.source }),
              };
            }),
            ...(notChecked.length > 0 && {
              notifications: [
                {
                  id: NOT_CHECKED,
                  shortDescription: { text: 'Something was not checked' },
                },
              ],
            }),
          },
        },
        invocations: [invocationOf(notChecked)],
        columnKind: 'utf16CodeUnits',
        results: findings.map(finding => ({
          ruleId: finding.ruleId,
          ruleIndex: ids.indexOf(finding.ruleId),
          level: LEVELS[finding.severity],
          message: { text: `${finding.title}. ${finding.fix}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: {
                  uri: finding.file
                    .split('/')
                    .map(encodeURIComponent)
                    .join('/'),
                },
                region: {
                  startLine: finding.line,
                  startColumn: finding.column,
                },
              },
              ...(finding.field && {
                logicalLocations: [{ fullyQualifiedName: finding.field }],
              }),
            },
          ],
        })),
      },
    ],
  };
}
