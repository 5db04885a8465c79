export * from './applyNoting';
export * from './MadeObjects';
export * from './removeStep';
export * from './steps';
export type { Doomed } from './doomed';
