export { parseQuantity } from './quantity';
export { isSameVersion, kubernetesSupport } from './versions';
