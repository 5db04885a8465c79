/**
 * Hides secrets in texts that other programs wrote.
 *
 * @packageDocumentation
 */
export { createRedactor, redactText } from './redactText';
export type { Redactor } from './redactText';
