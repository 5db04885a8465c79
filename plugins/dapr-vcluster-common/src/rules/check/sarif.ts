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

/**
 * Findings as a SARIF 2.1.0 log (OASIS), which code hosts and editors show beside the lines.
 *
 * @public
 */
export function toSarif(findings: readonly FileFinding[], tool: SarifTool) {
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
          },
        },
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
