export { RIGHTS_MANIFEST } from './manifests';
export { Setup } from './Setup';
