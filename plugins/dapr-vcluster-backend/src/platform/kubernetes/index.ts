export * from './throwIfDisconnected';
export * from './outcome';
export * from './poll';
