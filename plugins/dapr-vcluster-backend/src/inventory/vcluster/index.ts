export * from './events';
export * from './VirtualReader';
export * from './EventReader';
export { absentPods, newestSyncError } from './absentPods';
