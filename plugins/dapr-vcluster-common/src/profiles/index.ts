export * from './profiles';
export * from './values';
export * from './versions';
