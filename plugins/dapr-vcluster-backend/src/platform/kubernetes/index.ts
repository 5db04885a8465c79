export * from './heard';
export * from './optional';
export * from './outcome';
export * from './poll';
