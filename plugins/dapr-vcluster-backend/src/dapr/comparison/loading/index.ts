export { componentLoadedBy } from './components';
export { loadingFindings } from './loadingFindings';
export { resourceLoadedBy } from './resources';
