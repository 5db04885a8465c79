export * from './optional';
export * from './outcome';
export * from './poll';
