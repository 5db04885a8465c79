export { backendsIn, isAllowedBackend, namesBackend } from './backends';
export {
  DEFAULT_POLICY,
  applyPolicy,
  guardrailPolicySchema,
  policyProblem,
  ruleSeveritySchema,
} from './policy';
export type { GuardrailPolicy } from './policy';
export { GUARDRAILS, guardrailInfo } from './rules';
export type { GuardrailId, GuardrailInfo } from './rules';
