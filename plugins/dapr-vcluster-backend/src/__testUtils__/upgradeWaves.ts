import { until } from './until';
import type { UpgradePath } from './UpgradePath';

type Path = UpgradePath['path'];
type User = Parameters<Path['send']>[2];

/** What a wave is started with: its body, a query, and who does it. */
export type StartArguments = [body: object, query?: string, user?: User];

export const startWave = (
  path: Path,
  ...[body, query = '', user = 'teamA']: StartArguments
) => path.send('POST', `/upgrade-waves${query}`, user, body);

/** A wave as its team sees it. */
export const waveOf = async (path: Path, id: string) =>
  (await path.send('GET', `/upgrade-waves/${id}`, 'teamA')).body;

/** Works at the waves until this one has ended or stopped. */
export const untilWaveEnded = (path: Path, id: string) =>
  until('the wave to end', async () => {
    await path.workAtWaves();
    const wave = await waveOf(path, id);
    return ['running', 'cancelling'].includes(wave.state) ? undefined : wave;
  });
