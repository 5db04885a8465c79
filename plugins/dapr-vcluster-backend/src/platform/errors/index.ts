export * from './checkInput';
export * from './refusals';
export * from './withDetails';
