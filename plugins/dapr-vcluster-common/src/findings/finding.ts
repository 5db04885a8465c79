import { z } from 'zod/v3';

/** How bad: `error` is refused before a write and red on a page, `warning` is shown, `info` explains. */
export const severitySchema = z.enum(['error', 'warning', 'info']);

/** How bad a finding is. */
export type Severity = z.infer<typeof severitySchema>;

/** One diagnosed problem: rule id, severity, what it is, the evidence, the one fix. */
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

/** One diagnosed problem. */
export type Finding = z.infer<typeof findingSchema>;

/** True when a list of findings forbids a write. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(finding => finding.severity === 'error');
}

/** A finding in one line: what is wrong and the one fix. */
export function findingLine(finding: Finding): string {
  const { ruleId, title, field, fix } = finding;
  return `${ruleId}: ${title}${field ? ` (${field})` : ''}. ${fix}`;
}
