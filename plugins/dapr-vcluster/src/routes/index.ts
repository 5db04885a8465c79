export * from './paths';
export * from './refs';
