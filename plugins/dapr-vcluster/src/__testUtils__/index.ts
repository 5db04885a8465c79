export * from './FreshCache';
export * from './fakeApi';
export * from './render';
export * from './renderField';
