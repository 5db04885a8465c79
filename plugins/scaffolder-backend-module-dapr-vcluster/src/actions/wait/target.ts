import {
  CallOptions,
  DaprVclusterClient,
} from 'backstage-plugin-dapr-vcluster-common';
import { Progress } from '../../waiting';

/** Names of a Dapr Component on both sides, as outputs. */
export type SyncedNames = {
  virtualNamespace: string;
  virtualName: string;
  hostNamespace: string;
  hostName: string;
};

/** Something to wait for; `T` is what there is to tell once it has come about. */
export type Target<T> = {
  /** Completes "Waited … for". */
  what: string;
  /** One look at it, as the user. */
  look: (
    client: DaprVclusterClient,
    options: CallOptions,
  ) => Promise<Progress<T>>;
};
