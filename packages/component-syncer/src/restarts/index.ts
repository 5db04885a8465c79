export { AppRestarts } from './AppRestarts';
export { ChangedScopes } from './ChangedScopes';
