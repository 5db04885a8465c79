export * from './files';
export * from './readManifests';
