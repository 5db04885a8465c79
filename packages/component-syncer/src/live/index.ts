export { LiveSet } from './LiveSet';
export type { Identified } from './LiveSet';
