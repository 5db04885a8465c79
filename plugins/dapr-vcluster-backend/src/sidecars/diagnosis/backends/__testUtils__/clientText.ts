import { Trouble } from '../recogniser';

/** What the client of a backend says: the type of the Dapr Component, what it means, the words. */
export type ClientText = readonly [type: string, means: Trouble, words: string];

/** What Go says of a certificate whose CA it does not know. */
export const UNKNOWN_CA =
  'tls: failed to verify certificate: x509: certificate signed by unknown authority';
/** What Go says where nothing listens. */
export const REFUSED = 'dial tcp 10.0.0.7:6379: connect: connection refused';
