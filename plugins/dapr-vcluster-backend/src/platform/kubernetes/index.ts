export * from './heard';
export * from './outcome';
export * from './poll';
