export * from './paths';
export * from './refs';
export * from './formFields';
