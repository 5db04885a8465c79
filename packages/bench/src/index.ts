/**
 * Measures what the backend costs.
 *
 * @packageDocumentation
 */
export { run } from './run';
export { SIZES } from './size';
export type { Size } from './size';
export type { Metric } from './report/Metric';
