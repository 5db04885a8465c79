export * from './events';
export * from '../../platform/TtlCache';
export * from './VirtualReader';
export * from './EventReader';
