import { KubeObject } from '../meta/types';

/** Everything needed to start the same API server again: plain JSON. */
export type ServerDump = {
  formatVersion: 1;
  resourceVersion: number;
  /** Signs the server's tokens: keep the file as secret as the tokens. */
  signingKey: string;
  /** Objects with uids, resourceVersions and managedFields as they were. */
  objects: KubeObject[];
};
