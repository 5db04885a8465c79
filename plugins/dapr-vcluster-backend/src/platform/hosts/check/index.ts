export { HostChecks } from './HostChecks';
