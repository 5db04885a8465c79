export { HostCheckButton } from './HostCheckButton';
export { SetupNotices } from './SetupNotices';
