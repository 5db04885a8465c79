export * from './ComponentReader';
