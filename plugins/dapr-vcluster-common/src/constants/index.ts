export * from './annotations';
export * from './actions';
