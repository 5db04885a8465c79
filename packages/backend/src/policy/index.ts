export { portalPolicyModule as default } from './portalPolicyModule';
