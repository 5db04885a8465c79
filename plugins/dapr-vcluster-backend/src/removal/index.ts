export * from './removeStep';
export * from './steps';
