export * from './annotations';
export * from './names';
export * from './namespace';
