import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../contract/until';
import type { MemoryCgroup } from '../../processes/memory';
import { backoff } from './backoff';
import { ContainerOptions } from './ContainerOptions';
import { ContainerProcess } from './ContainerProcess';
import { Refusal } from './Refusal';

const folder = mkdtempSync(join(tmpdir(), 'container-process-'));
let container: ContainerProcess | undefined;

afterEach(async () => {
  await container?.stop();
  container?.dropLogs();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = (text: string, healthUrl = 'http://127.0.0.1:1/') => ({
  program: process.execPath,
  args: ['-e', text],
  env: {},
  cwd: folder,
  healthUrl,
});

function start(
  prepare: ContainerOptions['prepare'],
  options: Partial<ContainerOptions> = {},
) {
  const pids: number[] = [];
  const errors: unknown[] = [];
  container = new ContainerProcess(join(folder, 'log'), {
    prepare,
    isRestarted: () => true,
    limitTo: () => undefined,
    started: pid => pids.push(pid),
    changed: () => {},
    failed: error => errors.push(error),
    ...options,
  });
  return { running: container, pids, errors };
}

const STAY = 'setInterval(() => {}, 1000)';

describe('ContainerProcess', () => {
  it('is ready once its health check answers', async () => {
    const server = createServer((_, response) => response.end());
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { running } = start(async () =>
      script(STAY, `http://127.0.0.1:${port}/`),
    );
    expect(running.status.ready).toBe(false);
    await until('readiness', async () => running.status.ready);
    expect(running.status.state.running).toBeDefined();
    server.close();
  });

  it('is restarted at once, then after a pause, and tells how it ended', async () => {
    const { running, pids } = start(async () => script('process.exit(3)'));
    const waiting = await until(
      'a pause',
      async () => running.status.state.waiting?.reason === 'CrashLoopBackOff',
    );
    expect(waiting).toBe(true);
    expect(running.status).toMatchObject({
      ready: false,
      restartCount: 1,
      lastState: { terminated: { exitCode: 3, reason: 'Error' } },
    });
    expect(pids).toHaveLength(2);
  });

  it('stays ended when its pod says so', async () => {
    const { running, pids } = start(async () => script('process.exit(3)'), {
      isRestarted: code => code !== 3,
    });
    const { state } = await until(
      'its end',
      async () => running.status.state.terminated && running.status,
    );
    expect(state.terminated).toMatchObject({ exitCode: 3, reason: 'Error' });
    expect(running.status).toMatchObject({
      ready: false,
      restartCount: 0,
      lastState: {},
    });
    expect(pids).toHaveLength(1);
  });

  it('waits while it is refused, says why, and starts once it is not', async () => {
    let missing = true;
    const asked: number[] = [];
    const { running, pids } = start(async refusals => {
      asked.push(refusals);
      if (missing) {
        throw new Refusal('CreateContainerConfigError', 'no key');
      }
      return script(STAY);
    });
    await until('a second refusal', async () => asked.length > 1);
    expect(running.status).toMatchObject({
      restartCount: 0,
      state: {
        waiting: { reason: 'CreateContainerConfigError', message: 'no key' },
      },
    });
    expect(pids).toHaveLength(0);
    missing = false;
    await until('its start', async () => running.status.state.running);
    expect(asked.slice(0, 2)).toEqual([0, 1]);
    expect(running.status.restartCount).toBe(0);
  });

  it('tells of errors that are not its own, and leaves its state alone', async () => {
    const error = new Error('the host does not answer');
    const { running, errors } = start(() => Promise.reject(error));
    await until('the error', async () => errors.length > 0);
    expect(errors[0]).toBe(error);
    expect(running.status.state.waiting?.reason).toBe('ContainerCreating');
  });

  it('says that the kernel killed it over its limit', async () => {
    const kills = [0, 1];
    const removed: string[] = [];
    const limits: number[] = [];
    const cgroup: Pick<MemoryCgroup, 'enter' | 'kills' | 'remove'> = {
      enter: (program, args) => [program, args],
      kills: () => kills.shift() ?? 1,
      remove: async () => void removed.push('cgroup'),
    };
    const { running } = start(
      async () => ({
        ...script("process.kill(process.pid, 'SIGKILL')"),
        limit: 16,
      }),
      {
        isRestarted: () => false,
        limitTo: bytes => {
          limits.push(bytes);
          return cgroup as MemoryCgroup;
        },
      },
    );
    const ended = await until(
      'its end',
      async () => running.status.state.terminated,
    );
    expect(ended).toMatchObject({ exitCode: 137, reason: 'OOMKilled' });
    expect(limits).toEqual([16]);
    await running.stop();
    expect(removed).toEqual(['cgroup']);
  });

  it('is ended when it stays unwell for longer than its probe allows', async () => {
    const { running } = start(
      async () => ({
        ...script(`process.on('SIGTERM', () => process.exit(7)); ${STAY}`),
        liveness: {
          timing: { periodSeconds: 1 },
          check: async () => false,
        },
      }),
      { isRestarted: () => false },
    );
    const ended = await until(
      'its end',
      async () => running.status.state.terminated,
    );
    expect(ended).toMatchObject({ exitCode: 7, reason: 'Error' });
  });

  it('says 127 when there is no such program', async () => {
    const { running } = start(async () => ({
      ...script(''),
      program: '/nowhere/daprd',
    }));
    const { lastState } = await until(
      'its end',
      async () => running.status.lastState.terminated && running.status,
    );
    expect(lastState.terminated?.exitCode).toBe(127);
  });
});

describe('backoff', () => {
  it('comes at once, then doubles up to ten seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(backoff)).toEqual([
      0, 1000, 2000, 4000, 8000, 10_000, 10_000,
    ]);
  });
});
