export { checkPreflight } from './checkPreflight';
export { CONTROL_PLANE_APPS, isDaprControlPlane } from './controlPlane';
export type { ControlPlaneCandidate } from './controlPlane';
export type { PreflightFacts } from './types';
export { daprVersionState } from './versions';
