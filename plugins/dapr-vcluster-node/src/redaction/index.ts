/**
 * Hides secrets in texts that other programs wrote.
 *
 * @packageDocumentation
 */
export { createRedactor, holdsCredentials, redactText } from './redactText';
export type { Redactor } from './redactText';
