import { existsSync } from 'node:fs';
import { LabError } from '../LabError';
import { run } from '../processes/run';

const CANDIDATES = ['/usr/bin/redis-server', '/usr/local/bin/redis-server'];

/** Path of redis-server; undefined when it is not installed. */
export const installedRedis = () => CANDIDATES.find(path => existsSync(path));

/**
 * Path of redis-server, installed as a Debian package when it is missing.
 *
 * @throws LabError when there is none and apt-get cannot install it.
 */
export async function ensureRedis(
  log: (line: string) => void,
): Promise<string> {
  const found = installedRedis();
  if (found) {
    return found;
  }
  log('install redis-server …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', 'redis-server'];
  try {
    await run('apt-get', install, { env }).catch(async () => {
      await run('apt-get', ['update'], { env });
      await run('apt-get', install, { env });
    });
  } catch (error) {
    throw new LabError(
      'redis-server is not installed and apt-get cannot install it: install it and run the command again',
      error instanceof LabError ? error.evidence : String(error),
    );
  }
  return installedRedis()!;
}
