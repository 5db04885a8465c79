export * from './adviseUpgrade';
