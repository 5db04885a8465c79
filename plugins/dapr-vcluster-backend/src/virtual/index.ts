export * from './events';
export * from './TtlCache';
export * from './VirtualReader';
export * from './EventReader';
