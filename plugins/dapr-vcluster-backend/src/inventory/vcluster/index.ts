export * from './events';
export * from './VirtualReader';
export * from './EventReader';
export { absentPods, newestSyncError } from './absentPods';
export { Arrivals } from './Arrivals';
export type { AbsentApp, Arrival } from './Arrivals';
export { countsWithArrival, withArrival } from './withArrival';
