export { inPrivateFolder } from './inPrivateFolder';
export { removeAbandonedFolders } from './removeAbandonedFolders';
