export * from './files';
export * from './readManifests';
export { writeManifest } from './writeManifest';
