import {
  GuardrailPolicy,
  guardrailPolicySchema,
} from '../../contract/guardrailPolicy';
import { Finding } from '../../findings';
import { ProfileName } from '../../profiles';
import { closestName } from '../text/closestName';
import { backendPatternProblem } from '../addresses/backends';
import { GUARDRAILS, isGuardrailId } from './rules';

/** Every rule as it comes, every backend. */
export const DEFAULT_POLICY: GuardrailPolicy = { rules: {} };

const GROUPS = new Set(Object.keys(GUARDRAILS).map(id => id.split('/')[0]));

/**
 * Why a policy cannot be used, with the key it is about; undefined when it can.
 *
 * @param policy - as configured: nothing about it is known yet
 *
 * @public
 */
export function policyProblem(
  policy: unknown,
): { key: string; message: string } | undefined {
  const parsed = guardrailPolicySchema.safeParse(policy);
  if (!parsed.success) {
    const [{ path }] = parsed.error.issues;
    return path[0] === 'rules' && path.length > 1
      ? {
          key: `rules.${path[1]}`,
          message: 'is no severity; use error, warning, info or off',
        }
      : {
          key: path.join('.'),
          message:
            path[0] === 'allowedBackends'
              ? 'has the wrong type; write a list of texts, such as ["redis.{tenant}.svc:6379"]'
              : 'has the wrong type; write a map, such as { G12/image: "off" }',
        };
  }
  for (const id of Object.keys(parsed.data.rules)) {
    if (!isGuardrailId(id) && !GROUPS.has(id)) {
      const near = closestName(id, [...Object.keys(GUARDRAILS), ...GROUPS]);
      return {
        key: `rules.${id}`,
        message: `is not a rule${
          near ? `; did you mean "${near}"?` : '; docs/guardrails.md lists them'
        }`,
      };
    }
  }
  const patterns = parsed.data.allowedBackends ?? [];
  for (const [index, pattern] of patterns.entries()) {
    const message = backendPatternProblem(pattern);
    if (message) {
      return { key: `allowedBackends[${index}]`, message };
    }
  }
  return undefined;
}

/**
 * Severities that differ by profile. With `oss-synced`, tenants write without a form: what is declared without scopes is
 * copied, and said.
 */
const BY_PROFILE: Partial<Record<ProfileName, GuardrailPolicy['rules']>> = {
  'oss-synced': { G1: 'warning' },
};

/**
 * The policy for tenants of a profile: what the platform team chose comes over what differs by profile.
 */
export function policyFor({
  profile,
  policy = DEFAULT_POLICY,
}: {
  profile?: ProfileName;
  policy?: GuardrailPolicy;
}): GuardrailPolicy {
  const rules = profile && BY_PROFILE[profile];
  return rules ? { ...policy, rules: { ...rules, ...policy.rules } } : policy;
}

function severityIn({ rules }: GuardrailPolicy, id: string) {
  const own = (key: string) =>
    Object.prototype.hasOwnProperty.call(rules, key) ? rules[key] : undefined;
  return own(id) ?? own(id.split('/')[0]);
}

/**
 * Findings with the severities the platform team chose; those of silenced rules are left out.
 *
 * @public
 */
export function applyPolicy<T extends Finding>(
  findings: readonly T[],
  policy: GuardrailPolicy = DEFAULT_POLICY,
): T[] {
  return findings.flatMap(finding => {
    const severity = severityIn(policy, finding.ruleId) ?? finding.severity;
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}
