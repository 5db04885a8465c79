import { Config } from '@backstage/config';
import {
  GuardrailPolicy,
  guardrailPolicySchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { policyProblem } from 'backstage-plugin-dapr-vcluster-common/rules';

const ROOT = 'daprVcluster';

/**
 * Reads `daprVcluster.rules` and `daprVcluster.allowedBackends`.
 *
 * @throws Error naming the key, its value and the fix; the backend does not start then.
 */
export function readGuardrailPolicy(root: Config): GuardrailPolicy {
  const config = root.getOptionalConfig(ROOT);
  const policy = {
    rules: config?.getOptional('rules') ?? {},
    allowedBackends: config?.getOptional('allowedBackends'),
  };
  const problem = policyProblem(policy);
  if (problem) {
    const { key, message } = problem;
    throw new Error(`${ROOT}.${key}${given(policy, key)} ${message}`);
  }
  return guardrailPolicySchema.parse(policy);
}

function given(
  { rules, allowedBackends }: { rules: unknown; allowedBackends: unknown },
  key: string,
): string {
  const [, index] = /^allowedBackends\[(\d+)\]$/.exec(key) ?? [];
  const [, rule] = /^rules\.(.+)$/s.exec(key) ?? [];
  const value = index
    ? (allowedBackends as unknown[])[Number(index)]
    : rule && (rules as Record<string, unknown>)[rule];
  return value === undefined ? '' : ` is ${JSON.stringify(value)}, which`;
}
