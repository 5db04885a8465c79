export type { ReleasedProduct } from './data';
export { defaultKubernetesOf, kubernetesSkew } from './kubernetesSkew';
export type { KubernetesSkew } from './kubernetesSkew';
export { minorOf } from './minorOf';
export { oldestSupportedLine, supportOf } from './support';
