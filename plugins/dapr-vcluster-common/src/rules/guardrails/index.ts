export {
  backendsIn,
  isAllowedBackend,
  namesBackend,
} from '../addresses/backends';
export { applyPolicy, policyFor, policyProblem } from './policy';
export { GUARDRAILS, guardrailInfo } from './rules';
export type { GuardrailId, GuardrailInfo } from './rules';
