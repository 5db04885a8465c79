export * from './ComponentReader';
export * from './ResourceReader';
