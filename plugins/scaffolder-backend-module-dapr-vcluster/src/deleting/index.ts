export * from './deleteUntilGone';
export * from './deletions';
export * from './removeOnCancel';
