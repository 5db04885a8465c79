export { LiveSet } from './LiveSet';
export { LiveView } from './LiveView';
export type { Identified } from './LiveSet';
