export { createRedactor, redactText } from './redactText';
export type { Redactor } from './redactText';
