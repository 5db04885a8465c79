import { UserBackend } from '../backend';
import { CatalogLookup } from '../catalog';
import { Timing } from '../waiting';

/** What every action is built with. */
export type ActionOptions = {
  backend: UserBackend;
  catalog: CatalogLookup;
  /** How often a wait looks. */
  timing?: Timing;
};
