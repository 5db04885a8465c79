export { checkHost } from './checkHost';
export { HostChecks } from './HostChecks';
export { requiredRights } from './requiredRights';
