export { assertDirect, GitProvisioner, isGit } from './GitProvisioner';
