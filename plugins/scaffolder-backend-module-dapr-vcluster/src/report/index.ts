export * from './objects';
export * from './findings';
