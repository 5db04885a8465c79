export * from './application';
export * from './projectApplication';
