export { evaluateControlPlane } from './evaluateControlPlane';
