/**
 * The Component syncer as a program.
 *
 * @packageDocumentation
 */
export { runProgram } from './run';
export type { Surroundings } from './run';
export type { ConnectToVcluster } from '../vclusters';
