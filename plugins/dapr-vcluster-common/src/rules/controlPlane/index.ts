export { CONTROL_PLANE_APPS, isDaprControlPlane } from './daprControlPlane';
export type { ControlPlaneCandidate } from './daprControlPlane';
