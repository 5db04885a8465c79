import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  parseTenantRef,
  tenantReadPermission,
  UpgradeWave,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantIndex } from '../../inventory/TenantIndex';
import { TenantAuthorizer, TenantResource } from '../../platform/permissions';
import { showWave } from './showWave';
import { StoredMember, StoredWave } from './types';
import { WaveStore } from './WaveStore';

/** Waves in the list. */
const MOST_SHOWN = 5;

/** What reading waves needs. */
export type WaveReaderOptions = {
  authorizer: TenantAuthorizer;
  index: TenantIndex;
  store: WaveStore;
};

/** A wave, and what of it the caller may see. */
export type Seen = { wave: StoredWave; shown: UpgradeWave };

type Caller = { credentials: BackstageCredentials; user: string };

/** Shows waves; nothing is read from a host for it. */
export class WaveReader {
  readonly #given: WaveReaderOptions;

  constructor(given: WaveReaderOptions) {
    this.#given = given;
  }

  async list(caller: Caller): Promise<UpgradeWave[]> {
    const waves = await this.#given.store.newest(MOST_SHOWN);
    const seen = await this.#see(waves, caller);
    return seen.map(({ shown }) => shown);
  }

  async find(id: string, caller: Caller): Promise<Seen | undefined> {
    const wave = await this.#given.store.load(id);
    return wave && (await this.#see([wave], caller))[0];
  }

  /** Without those that the caller has not started and may not read any tenant of. */
  async #see(
    waves: readonly StoredWave[],
    { credentials, user }: Caller,
  ): Promise<Seen[]> {
    const tenants = waves.flatMap(({ members }) => members.map(this.#resource));
    const readable = await this.#given.authorizer.filterTenants(
      credentials,
      tenants,
      tenantReadPermission,
    );
    const ids = new Set(readable.map(({ id }) => id));
    return waves
      .map(wave => {
        const isShown = (member: StoredMember) =>
          ids.has(member.tenant) ||
          (wave.startedBy === user && isUnseen(member));
        return { wave, shown: showWave(wave, isShown, Date.now()) };
      })
      .filter(
        ({ wave, shown }) =>
          shown.tenants.length > 0 || wave.startedBy === user,
      );
  }

  /** As it is known now, else as the wave has it: its tenant may be gone. */
  readonly #resource = ({
    tenant: id,
    owner,
  }: StoredWave['members'][number]): TenantResource & { id: string } => {
    const ref = parseTenantRef(id);
    return this.#given.index.getTenant(ref) ?? { id, ref, owner, labels: {} };
  };
}

/** Of which the wave knows nothing but the name, which its starter has given. */
function isUnseen({ state, uid }: StoredMember): boolean {
  return state === 'skipped' && uid === undefined;
}
