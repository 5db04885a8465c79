import { existsSync } from 'node:fs';
import { Failure } from '../../../../scripts/lib/failure.mjs';
import { capture } from '../../../../scripts/lib/processes/capture.mjs';

const CANDIDATES = ['/usr/bin/redis-server', '/usr/local/bin/redis-server'];

/** Path of redis-server; undefined when it is not installed. */
export const installedRedis = () => CANDIDATES.find(path => existsSync(path));

/**
 * Path of redis-server, installed as a Debian package when it is missing.
 *
 * @throws Failure when there is none and apt-get cannot install it.
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
    await capture('apt-get', install, { env }).catch(async () => {
      await capture('apt-get', ['update'], { env });
      await capture('apt-get', install, { env });
    });
  } catch (error) {
    throw new Failure(
      'redis-server is not installed and apt-get cannot install it: install it and run the command again',
      error instanceof Failure ? error.evidence : [String(error)],
    );
  }
  return installedRedis()!;
}
