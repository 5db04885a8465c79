export * from './annotations';
export * from './names';
