import type { InputSource } from '../contract/savings';

/**
 * A number with where it comes from, or why it is not known. Unknown is neither zero nor absent.
 *
 * @public
 */
export type Sourced<T> =
  | { state: 'known'; value: T; source: InputSource; detail: string }
  | { state: 'unknown'; reason: string };

/**
 * Read from a host: what pods request or use.
 *
 * @public
 */
export function measured<T>(value: T, detail: string): Sourced<T> {
  return { state: 'known', value, source: 'measured', detail };
}

/**
 * Read from OpenCost, which derives it from what was charged or listed.
 *
 * @public
 */
export function fromOpenCost<T>(value: T, detail: string): Sourced<T> {
  return { state: 'known', value, source: 'opencost', detail };
}

/**
 * Given by the platform team or, in a calculation, by the reader.
 *
 * @public
 */
export function configured<T>(value: T, detail: string): Sourced<T> {
  return { state: 'known', value, source: 'configured', detail };
}

/**
 * What the Helm chart of the version in question sets.
 *
 * @public
 */
export function chartDefault<T>(value: T, detail: string): Sourced<T> {
  return { state: 'known', value, source: 'chart-default', detail };
}

/**
 * A published list price or guideline: nobody has said that it is true here.
 *
 * @public
 */
export function byDefault<T>(value: T, detail: string): Sourced<T> {
  return { state: 'known', value, source: 'default', detail };
}

/**
 * A number that is not known, and why.
 *
 * @public
 */
export function notKnown<T>(reason: string): Sourced<T> {
  return { state: 'unknown', reason };
}
