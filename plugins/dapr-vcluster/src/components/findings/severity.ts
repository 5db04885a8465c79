import { Finding, Severity } from 'backstage-plugin-dapr-vcluster-common';

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** The findings, highest severity first. */
export function worstFirst<T extends Finding>(findings: readonly T[]): T[] {
  return [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** The highest severity; undefined without findings. */
export function worstSeverity(findings: Finding[]): Severity | undefined {
  return worstFirst(findings)[0]?.severity;
}
