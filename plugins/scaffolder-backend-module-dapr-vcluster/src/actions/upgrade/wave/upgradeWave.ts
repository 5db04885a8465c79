import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  StartUpgradeWave,
  StartUpgradeWaveResult,
  UpgradeWave,
  WaveTenant,
} from 'backstage-plugin-dapr-vcluster-common';
import { Initiator, UserBackend } from '../../../backend';
import { done, Timing, waitFor, waiting } from '../../../polling';
import { WaveInput, waveConfirmText } from './waveInputs';
import { countsOf, waveReport } from './waveReport';

/** How to upgrade several tenants. */
export type UpgradeWaveOptions = {
  task: Initiator & {
    logger: LoggerService;
    checkpoint<T extends StartUpgradeWaveResult>(given: {
      key: string;
      fn: () => Promise<T>;
    }): Promise<T>;
  };
  backend: UserBackend;
  input: WaveInput;
  dryRun: boolean;
  timeoutMs: number;
  timing?: Timing;
};

/** What became of them, or would. */
export type WaveOutcome = {
  outcome: 'upgraded' | 'unchanged' | 'dry-run';
  wave?: string;
  tenants: WaveTenant[];
  report: string;
};

/**
 * Starts a wave and waits until it has ended. The portal works at it by itself: a task that ends meanwhile changes nothing,
 * and one that is retried waits for the same wave.
 *
 * @throws InputError for a confirmation of something else; Error with the reason when the wave has stopped or was cancelled
 */
export async function upgradeWave({
  task,
  backend,
  input,
  dryRun,
  timeoutMs,
  timing,
}: UpgradeWaveOptions): Promise<WaveOutcome> {
  const body = bodyOf(input);
  const ask = (isDry: boolean) =>
    backend.call(task, (client, call) =>
      client.startUpgradeWave(body, { ...call, dryRun: isDry }),
    );
  await checkWave(input, async () => (await ask(true)).tenants);
  if (dryRun) {
    const { tenants } = await ask(true);
    const count = tenants.filter(({ state }) => state === 'waiting').length;
    const headline = `${count} of ${tenants.length} tenants would be upgraded.`;
    return reported('dry-run', headline, tenants);
  }
  const started = await task.checkpoint({
    key: `vcluster.upgrade.wave.${JSON.stringify(body)}`,
    fn: () => ask(false),
  });
  const { id, tenants } = started;
  if (id === undefined) {
    const headline = `All ${tenants.length} tenants have the version already. Nothing was changed.`;
    return reported('unchanged', headline, tenants);
  }
  task.logger.info(`Wave ${id} was started: ${countsOf(tenants)}`);
  const wave = await waitFor<UpgradeWave>({
    what: `wave ${id} to end`,
    logger: task.logger,
    signal: task.signal,
    timeoutMs,
    timing,
    advice:
      'The portal goes on with it: the list of tenants shows how far it is. Run it again to go on waiting, or raise timeoutMinutes.',
    look: async signal => {
      const now = await backend.call(
        task,
        (client, call) => client.getUpgradeWave(id, call),
        signal,
      );
      const summary = `Wave ${id}: ${now.state}: ${countsOf(now.tenants)}`;
      return ['running', 'cancelling'].includes(now.state)
        ? waiting(summary)
        : done(summary, now);
    },
  });
  return { ...ended(wave), wave: id };
}

function ended(wave: UpgradeWave): WaveOutcome {
  const { state, tenants, reason = 'unknown' } = wave;
  const counts = countsOf(tenants);
  if (state === 'stopped') {
    throw new Error(
      `The wave has stopped (${counts}), because an upgrade has failed: ${reason}. Resume it on the list of tenants when the cause is gone`,
    );
  }
  if (state === 'cancelled') {
    throw new Error(`The wave was cancelled (${counts})`);
  }
  return reported('upgraded', `The wave has ended: ${counts}.`, tenants);
}

function reported(
  outcome: WaveOutcome['outcome'],
  headline: string,
  tenants: WaveTenant[],
): WaveOutcome {
  return { outcome, tenants, report: waveReport(headline, tenants) };
}

function bodyOf(input: WaveInput): StartUpgradeWave {
  const { tenants, filter, version, values } = input;
  const { canary, batchSize, pauseMinutes } = input;
  const body = {
    tenants,
    filter,
    version: version || undefined,
    values,
    canary,
    batchSize,
    pauseMinutes,
  };
  // What the filter may hold is checked by the backend.
  return JSON.parse(JSON.stringify(body));
}

async function checkWave(
  { confirm, tenants }: WaveInput,
  select: () => Promise<WaveTenant[]>,
): Promise<void> {
  if (confirm === undefined) {
    return;
  }
  const ids = tenants ?? (await select()).map(({ id }) => id);
  const expected = waveConfirmText(ids);
  if (confirm !== expected) {
    throw new InputError(
      `confirm "${confirm}" does not say which tenants are selected. Type "${expected}" to upgrade them. Nothing was upgraded.`,
    );
  }
}
