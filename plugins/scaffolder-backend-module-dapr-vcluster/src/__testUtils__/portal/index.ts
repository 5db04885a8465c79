export * from './FakePortal';
export { KUBECONFIG_TOKEN } from './kubeconfig';
export { refuse } from './answer';
export type { Seen } from './answer';
