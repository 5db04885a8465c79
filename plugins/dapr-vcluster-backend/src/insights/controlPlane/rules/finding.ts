import { Finding, Severity } from 'backstage-plugin-dapr-vcluster-common';

/** Makes a finding about a host's control plane; evidence without a value is left out. */
export function controlPlaneFinding(
  id: string,
  severity: Severity,
  parts: {
    title: string;
    fix: string;
    evidence?: Record<string, string | number | undefined>;
  },
): Finding {
  return {
    ruleId: `host/${id}`,
    severity,
    title: parts.title,
    evidence: Object.entries(parts.evidence ?? {}).flatMap(([label, value]) =>
      value === undefined ? [] : [{ label, value: String(value) }],
    ),
    fix: parts.fix,
  };
}
