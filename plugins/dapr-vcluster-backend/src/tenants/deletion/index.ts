export * from './applyAndTrack';
export * from './CreatedObjects';
export * from './deleteTargets';
export { outcomesOf } from './deletionTarget';
export type { DeletionTarget } from './deletionTarget';
export * from './TenantDeleter';
