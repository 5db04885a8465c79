import {
  CallOptions,
  DaprVclusterClient,
} from 'backstage-plugin-dapr-vcluster-common';
import { Progress } from '../../polling';

/** Names of a Dapr Component in the vcluster and on the host, as outputs. */
export type SyncedNames = {
  virtualNamespace: string;
  virtualName: string;
  hostNamespace: string;
  hostName: string;
};

/** Target of a wait with the result `T`. */
export type Target<T> = {
  /** Completes "Waited … for". */
  what: string;
  /** Reads the current state on behalf of the user. */
  look: (
    client: DaprVclusterClient,
    options: CallOptions,
  ) => Promise<Progress<T>>;
};
