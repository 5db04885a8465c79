export * from './DaprComponentService';
