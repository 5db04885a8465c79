export * from './deleteCompletely';
export * from './deletions';
export * from './deleteOnCancel';
