export { componentLoadedBy } from './components';
export { nobodyFindings } from './nobody';
export { resourceLoadedBy } from './resources';
