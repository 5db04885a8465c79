export * from './Progress';
export * from './minutes';
export * from './waitFor';
