export * from './FakePortal';
export { refuse } from './answer';
export type { Seen } from './answer';
