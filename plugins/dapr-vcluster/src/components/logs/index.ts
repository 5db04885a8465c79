export { PodLogsButton, SyncerLogButton } from './LogButtons';
