import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Initiator, UserBackend } from './UserBackend';

const LOOK_EVERY_MS = 1_000;

/** Creates a tenant with an id for following the installation log. */
export type Installation<T> = {
  backend: UserBackend;
  task: Initiator & { logger: LoggerService };
  ask: (installation: string) => Promise<T>;
  lookEveryMs?: number;
};

/**
 * Creates a tenant and copies the output of the installer to the log of the task, line by line, including the last lines of
 * a failure.
 */
export async function followInstallation<
  T extends { log?: readonly string[] },
>({ backend, task, ask, lookEveryMs = LOOK_EVERY_MS }: Installation<T>) {
  const id = randomUUID();
  let printed = 0;
  const print = async () => {
    // The task does not fail if the installation log is not available.
    const log = await backend
      .call(task, (client, call) =>
        client.getInstallationLog(id, printed, call),
      )
      .catch(() => undefined);
    log?.lines.forEach(line => task.logger.info(line));
    printed = log?.next ?? printed;
  };
  const ended = new AbortController();
  const following = (async () => {
    while (!ended.signal.aborted) {
      await pause(lookEveryMs, undefined, { signal: ended.signal }).catch(
        () => {},
      );
      await print();
    }
  })();
  try {
    const result = await ask(id);
    ended.abort();
    await following;
    // Lines of another instance of the backend.
    result.log?.slice(printed).forEach(line => task.logger.info(line));
    return result;
  } finally {
    ended.abort();
    await following;
  }
}
