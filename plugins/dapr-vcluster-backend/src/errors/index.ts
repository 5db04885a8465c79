export * from './refusals';
export * from './withDetails';
