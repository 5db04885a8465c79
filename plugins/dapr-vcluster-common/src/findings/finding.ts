import { z } from 'zod/v3';
import { SchemaOf } from '../schema';

/**
 * How bad: `error` is refused before a write and red on a page, `warning` is shown, `info` explains.
 *
 * @public
 */
export const severitySchema = z.enum(['error', 'warning', 'info']);

/**
 * How bad a finding is.
 *
 * @public
 */
export type Severity = 'error' | 'warning' | 'info';

/**
 * One diagnosed problem: rule id, severity, what it is, the evidence, the one fix.
 *
 * @public
 */
export const findingSchema = z.object({
  ruleId: z
    .string()
    .describe(
      'Stable id of the rule, e.g. "G1" or "not-injected/enabled-value"',
    ),
  severity: severitySchema,
  title: z.string().describe('One sentence: what is wrong'),
  field: z
    .string()
    .optional()
    .describe('Path of the field it is about, e.g. "spec.metadata[2].value"'),
  evidence: z.array(z.object({ label: z.string(), value: z.string() })),
  fix: z.string().describe('One sentence: what to do'),
  source: z.string().optional().describe("Link to the rule's source"),
});

/**
 * One diagnosed problem.
 *
 * @public
 */
export type Finding = {
  /** Stable id of the rule, e.g. "G1" or "not-injected/enabled-value" */
  ruleId: string;
  severity: Severity;
  /** One sentence: what is wrong */
  title: string;
  /** Path of the field it is about, e.g. "spec.metadata[2].value" */
  field?: string;
  evidence: Array<{
    label: string;
    value: string;
  }>;
  /** One sentence: what to do */
  fix: string;
  /** Link to the rule's source */
  source?: string;
};

/** A list of findings. */
export const findingsSchema: SchemaOf<Finding[]> = z.array(findingSchema);

/**
 * True when a list of findings forbids a write.
 *
 * @public
 */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(finding => finding.severity === 'error');
}

/**
 * A finding in one line: what is wrong and the one fix.
 *
 * @public
 */
export function findingLine(finding: Finding): string {
  const { ruleId, title, field, fix } = finding;
  return `${ruleId}: ${title}${field ? ` (${field})` : ''}. ${fix}`;
}
