export { RIGHTS_MANIFEST, Setup } from './Setup';
