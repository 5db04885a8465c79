export { judgeControlPlane } from './judge';
