import { UserBackend } from '../backend';
import { CatalogLookup } from '../catalog';
import { Timing } from '../polling';

/** Dependencies of all actions. */
export type ActionOptions = {
  backend: UserBackend;
  catalog: CatalogLookup;
  /** Polling intervals. */
  timing?: Timing;
};
