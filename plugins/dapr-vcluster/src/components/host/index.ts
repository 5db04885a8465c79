export { HostContent } from './HostContent';
