export * from './KubeconfigIssuer';
export { readKubeconfigOptions } from './options';
