export * from './events';
export * from './VirtualReader';
export * from './EventReader';
