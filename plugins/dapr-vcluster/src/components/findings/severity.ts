import { Finding, Severity } from 'backstage-plugin-dapr-vcluster-common';

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** The same findings, worst first. */
export function worstFirst<T extends Finding>(findings: readonly T[]): T[] {
  return [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** Severity of the worst one; undefined when there are none. */
export function worstSeverity(findings: Finding[]): Severity | undefined {
  return worstFirst(findings)[0]?.severity;
}
