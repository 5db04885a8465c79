import { randomUUID } from 'node:crypto';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  parseTenantRef,
  StartUpgradeWave,
  StartUpgradeWaveResult,
  TenantRef,
  tenantUpdatePermission,
  UpgradeWave,
} from 'backstage-plugin-dapr-vcluster-common';
import { conflict, invalid, notFound } from '../../platform/errors';
import { assertStartable } from './assertStartable';
import { batchOf, hasFailed } from './machine';
import { Planned, WavePlanner, WavePlannerOptions } from './WavePlanner';
import { Seen, WaveReader } from './WaveReader';
import { StoredMember, StoredWave } from './types';
import { ReservedError } from './WaveStore';

/** Most waves that go on at the same time. */
const MOST_WAVES = 10;
/** Most tenants of one wave; the contract bounds those that are named. */
const MOST_TENANTS = 100;
const DEFAULTS = { canary: 1, batchSize: 5, pauseMinutes: 0 };

/** What waves need. */
export type UpgradeWavesOptions = WavePlannerOptions & { reader: WaveReader };

/** Who calls. */
export type WaveCall = {
  credentials: BackstageCredentials;
  /** Entity ref of the user. */
  user: string;
};

/**
 * Upgrades of several tenants: what users ask for and see. They are written down and worked at later, see `WaveWorker`.
 */
export class UpgradeWaves {
  readonly #given: UpgradeWavesOptions;
  readonly #planner: WavePlanner;

  constructor(given: UpgradeWavesOptions) {
    this.#given = given;
    this.#planner = new WavePlanner(given);
  }

  /**
   * Checks every tenant, and starts the wave unless it is a dry run.
   *
   * @param selected - the tenants that the filter in the body selects
   * @throws InputError for tenants, a filter or a version that nothing can be done with, NotAllowedError when the caller may
   *   change none of the tenants, ConflictError when none can be upgraded now
   */
  async start(
    body: StartUpgradeWave,
    selected: readonly TenantRef[],
    { credentials, user, dryRun }: WaveCall & { dryRun: boolean },
  ): Promise<StartUpgradeWaveResult> {
    const refs = body.tenants ? readRefs(body.tenants) : selected;
    assertSize(refs.length);
    const { version, values } = body;
    const wanted = { version, values };
    const given = { credentials, preview: dryRun };
    const planned = await this.#planner.plan(refs, wanted, given);
    assertStartable(planned, { dryRun });
    const settings = settingsOf(body);
    const members = membersOf(planned, settings);
    const tenants = planned.map(({ grant: _, error: __, ...each }, index) => ({
      ...each,
      ...(each.state === 'waiting' && { batch: members[index].batch }),
    }));
    if (dryRun) {
      return { outcome: 'dry-run', tenants };
    }
    if (members.every(({ state }) => state === 'unchanged')) {
      return { outcome: 'unchanged', tenants };
    }
    const id = randomUUID();
    await this.#insert({
      id,
      ...settings,
      values: values ?? 'release',
      state: 'running',
      startedBy: user,
      runBy: user,
      startedAt: Date.now(),
      members,
    });
    return { outcome: 'started', id, tenants };
  }

  /** The newest waves with tenants that the caller may read, or of the caller. */
  list(call: WaveCall): Promise<UpgradeWave[]> {
    return this.#given.reader.list(call);
  }

  /** @throws NotFoundError when there is no such wave, or none that the caller may know of. */
  async get(id: string, call: WaveCall): Promise<UpgradeWave> {
    return (await this.#find(id, call)).shown;
  }

  /**
   * Lets a wave that has stopped go on with the tenants that wait. Whoever does so needs the permission on each of them.
   *
   * @param given.retry - whether to upgrade those again, too, that have failed
   * @throws NotFoundError as {@link get}, NotAllowedError, and ConflictError when it has not stopped
   */
  async resume(
    id: string,
    { retry }: { retry: boolean },
    call: WaveCall,
  ): Promise<UpgradeWave> {
    const { wave } = await this.#find(id, call);
    const rest = wave.members.filter(
      member => member.state === 'waiting' || (retry && hasFailed(member)),
    );
    await this.#authorize(rest, call);
    const resumed = await this.#taking(() =>
      this.#given.store.resume(id, { by: call.user, retry }),
    );
    if (!resumed) {
      throw notIn(wave, 'cannot be resumed', 'Only one that has stopped can.');
    }
    return this.get(id, call);
  }

  /**
   * Begins with no further tenants; upgrades that are under way end. Whoever has started it may, and whoever has the
   * permission on each tenant that is left.
   *
   * @throws as {@link resume}
   */
  async cancel(id: string, call: WaveCall): Promise<UpgradeWave> {
    const { wave } = await this.#find(id, call);
    if (wave.startedBy !== call.user) {
      const left = wave.members.filter(({ state }) =>
        ['waiting', 'running'].includes(state),
      );
      await this.#authorize(left, call);
    }
    if (!(await this.#given.store.cancel(id, Date.now()))) {
      throw notIn(wave, 'cannot be cancelled', 'It has ended.');
    }
    return this.get(id, call);
  }

  async #find(id: string, call: WaveCall): Promise<Seen> {
    const seen = await this.#given.reader.find(id, call);
    if (!seen) {
      throw notFound(`wave "${id}" does not exist`, {
        field: 'id',
        value: id,
        fix: 'Look at the list of waves.',
      });
    }
    return seen;
  }

  async #authorize(
    members: readonly StoredMember[],
    { credentials }: WaveCall,
  ): Promise<void> {
    const { authorizer, tenants } = this.#given;
    for (const { tenant } of members) {
      const ref = parseTenantRef(tenant);
      const found = await tenants.find(ref);
      await (found
        ? authorizer.authorizeTenant(
            credentials,
            tenantUpdatePermission,
            found.resource,
          )
        : authorizer.authorizeAbsent(credentials, tenantUpdatePermission, ref));
    }
  }

  async #insert(wave: StoredWave): Promise<void> {
    const { store } = this.#given;
    if ((await store.goingOn()).length >= MOST_WAVES) {
      throw conflict(`${MOST_WAVES} waves go on already`, {
        fix: 'Wait until one of them has ended, or cancel one.',
      });
    }
    await this.#taking(() => store.insert(wave));
  }

  async #taking<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ReservedError)) {
        throw error;
      }
      throw conflict('another wave has one of these tenants', {
        field: 'tenants',
        fix: 'Look at the list of waves, then try again.',
      });
    }
  }
}

function readRefs(tenants: readonly string[]): TenantRef[] {
  return tenants.map((text, index) => {
    try {
      return parseTenantRef(text);
    } catch (error) {
      throw invalid((error as Error).message, {
        field: `tenants.${index}`,
        value: text,
        fix: 'Name tenants as the list of tenants does.',
      });
    }
  });
}

function assertSize(size: number): void {
  if (size === 0) {
    throw invalid('no tenant that you may read passes the filter', {
      field: 'filter',
      fix: 'Change the filter, or name the tenants.',
    });
  }
  if (size > MOST_TENANTS) {
    throw invalid(
      `the filter selects ${size} tenants; a wave takes at most ${MOST_TENANTS}`,
      { field: 'filter', value: String(size), fix: 'Narrow the filter.' },
    );
  }
}

function settingsOf({
  canary = DEFAULTS.canary,
  batchSize = DEFAULTS.batchSize,
  pauseMinutes = DEFAULTS.pauseMinutes,
}: StartUpgradeWave) {
  return { canary, batchSize, pauseMinutes };
}

/** Only tenants that are upgraded count for the batches. */
function membersOf(
  planned: readonly Planned[],
  settings: { canary: number; batchSize: number },
): StoredMember[] {
  let position = 0;
  return planned.map(({ id, state, from, to, reason, grant }) => ({
    tenant: id,
    batch: batchOf(state === 'waiting' ? position++ : position, settings),
    state,
    accepted: false,
    attempt: 1,
    from,
    to,
    reason,
    ...grant,
  }));
}

function notIn(wave: StoredWave, what: string, fix: string) {
  return conflict(`wave "${wave.id}" is ${wave.state} and ${what}`, {
    field: 'id',
    value: wave.id,
    fix,
  });
}
