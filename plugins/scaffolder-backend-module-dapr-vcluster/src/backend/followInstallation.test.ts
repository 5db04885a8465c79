import { InstallationLog } from 'backstage-plugin-dapr-vcluster-common';
import { followInstallation } from './followInstallation';
import { UserBackend } from './UserBackend';

/** A backend whose installation log is controlled by the test. */
function printing() {
  const lines: string[] = [];
  const ids = new Set<string>();
  const client = {
    getInstallationLog: async (
      id: string,
      after: number,
    ): Promise<InstallationLog> => {
      ids.add(id);
      return { lines: lines.slice(after), next: lines.length };
    },
  };
  const backend = {
    call: (_: unknown, request: Function) => request(client, {}),
  } as unknown as UserBackend;
  return { lines, ids, backend, client };
}

function follow<T extends { log?: string[] }>(
  backend: UserBackend,
  ask: (id: string) => Promise<T>,
) {
  const log: string[] = [];
  const waiting = new Map<string, () => void>();
  const task = {
    logger: {
      info: (line: string) => {
        log.push(line);
        waiting.get(line)?.();
      },
    },
  } as unknown as Parameters<typeof followInstallation>[0]['task'];
  return {
    log,
    /** Resolves when the line is in the task's log. */
    logged: (line: string) =>
      new Promise<void>(resolve => {
        if (log.includes(line)) {
          resolve();
        } else {
          waiting.set(line, resolve);
        }
      }),
    run: () => followInstallation({ backend, task, ask, lookEveryMs: 1 }),
  };
}

describe('followInstallation', () => {
  it('logs each line once while the program runs', async () => {
    const { lines, backend, ids } = printing();
    let asked = '';
    const { run, log, logged } = follow(backend, async id => {
      asked = id;
      lines.push('NAME: shop');
      await logged('NAME: shop');
      lines.push('STATUS: deployed');
      return { log: lines };
    });
    await run();
    expect(log).toEqual(['NAME: shop', 'STATUS: deployed']);
    expect([...ids]).toEqual([asked]);
  });

  it('logs the last lines of a run that fails', async () => {
    const { lines, backend } = printing();
    const { run, log } = follow(backend, async () => {
      lines.push('Error: INSTALLATION FAILED: denied');
      throw new Error('Helm failed');
    });
    await expect(run()).rejects.toThrow('Helm failed');
    expect(log).toEqual(['Error: INSTALLATION FAILED: denied']);
  });

  it('logs the lines of another instance of the backend at the end', async () => {
    const { backend } = printing();
    const { run, log } = follow(backend, async () => ({
      log: ['NAME: shop'],
    }));
    await run();
    expect(log).toEqual(['NAME: shop']);
  });

  it('succeeds if the log is not available', async () => {
    const { backend, client } = printing();
    client.getInstallationLog = async () => {
      throw new Error('away');
    };
    const { run } = follow(backend, async () => ({ log: [] as string[] }));
    expect(await run()).toEqual({ log: [] });
  });
});
