import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Supervisor } from '../processes/Supervisor';

/** Service address of the lab's Redis and its names in the namespace's hosts file. */
export const REDIS_IP = '10.96.255.6';
export const REDIS_NAMES = [
  'redis-master.default.svc.cluster.local',
  'redis-master.redis.svc.cluster.local',
];
export const REDIS_PORT = 6379;

/** Password of the lab's Redis: fixed, because nothing outside the namespace can reach it. */
export const REDIS_PASSWORD = 'lab-redis-password';

/** Starts Redis, which keeps nothing on disk. */
export async function startRedis(
  supervisor: Supervisor,
  program: string,
  folder: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const config = join(folder, 'redis.conf');
  // By file, so that the password is in no process list.
  writeFileSync(
    config,
    [
      'bind 0.0.0.0',
      `port ${REDIS_PORT}`,
      `requirepass ${REDIS_PASSWORD}`,
      'save ""',
      'appendonly no',
      `dir ${folder}`,
      '',
    ].join('\n'),
    { mode: 0o600 },
  );
  await supervisor.start({
    name: 'redis',
    ports: [REDIS_PORT],
    command: program,
    args: [config],
    ready: async () => (await redis(supervisor, ['PING'])).trim() === 'PONG',
  });
}

/** Runs one Redis command with redis-cli inside the namespace. */
export function redis(supervisor: Supervisor, args: string[]): Promise<string> {
  return supervisor.run('redis-cli', ['-p', String(REDIS_PORT), ...args], {
    ...process.env,
    REDISCLI_AUTH: REDIS_PASSWORD,
  });
}
