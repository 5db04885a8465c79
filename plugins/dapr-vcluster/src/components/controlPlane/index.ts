export { ControlPlaneContent } from './ControlPlaneContent';
