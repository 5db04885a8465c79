export { vclusterKubeConfig, vclusterServiceUrl } from './vclusterKubeConfig';
