export { ControlPlaneService } from './ControlPlaneService';
