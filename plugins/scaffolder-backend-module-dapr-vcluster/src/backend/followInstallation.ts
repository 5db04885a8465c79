import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Initiator, UserBackend } from './UserBackend';

const LOOK_EVERY_MS = 1_000;

/** How to ask for a tenant under a name by which what is printed meanwhile can be followed. */
export type Installation<T> = {
  backend: UserBackend;
  task: Initiator & { logger: LoggerService };
  ask: (installation: string) => Promise<T>;
  lookEveryMs?: number;
};

/**
 * Asks for a tenant and writes to the task's log what the program that installs it prints, while it prints it: line by
 * line, to the last one also when it fails.
 */
export async function followInstallation<
  T extends { log?: readonly string[] },
>({ backend, task, ask, lookEveryMs = LOOK_EVERY_MS }: Installation<T>) {
  const id = randomUUID();
  let printed = 0;
  const print = async () => {
    // What is printed is a courtesy: whether it can be had decides nothing.
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
    // Lines that another instance of the backend has, which was not asked.
    result.log?.slice(printed).forEach(line => task.logger.info(line));
    return result;
  } finally {
    ended.abort();
    await following;
  }
}
