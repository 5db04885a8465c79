export * from './KubeError';
export { toKubeError } from './toKubeError';
