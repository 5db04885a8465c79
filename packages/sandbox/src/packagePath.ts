import { pathsInPackage } from 'dapr-vcluster-kube-sim';

/** A path inside this package's folder. The sandbox is private and has no production build. */
// eslint-disable-next-line no-restricted-syntax -- there is no production build
export const packagePath = pathsInPackage(__dirname);
