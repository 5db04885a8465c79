export * from './checkInput';
export * from './refusals';
export * from './retryAfter';
export * from './withDetails';
