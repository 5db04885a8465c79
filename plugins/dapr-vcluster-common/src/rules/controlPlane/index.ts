export { CONTROL_PLANE_APPS, isDaprControlPlane } from './daprControlPlane';
