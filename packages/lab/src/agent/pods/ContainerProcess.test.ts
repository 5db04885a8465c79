import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../contract/until';
import { backoff } from './backoff';
import { ContainerProcess } from './ContainerProcess';

const folder = mkdtempSync(join(tmpdir(), 'container-process-'));
let container: ContainerProcess | undefined;

afterEach(() => container?.stop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(script: string, healthUrl = 'http://127.0.0.1:1/') {
  const pids: number[] = [];
  container = new ContainerProcess(
    {
      program: process.execPath,
      args: ['-e', script],
      env: {},
      cwd: folder,
      healthUrl,
    },
    join(folder, 'log'),
    { started: pid => pids.push(pid), changed: () => {} },
  );
  return { running: container, pids };
}

describe('ContainerProcess', () => {
  it('is ready once its health check answers', async () => {
    const server = createServer((_, response) => response.end());
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { running } = start(
      'setInterval(() => {}, 1000)',
      `http://127.0.0.1:${port}/`,
    );
    expect(running.status.ready).toBe(false);
    await until('readiness', async () => running.status.ready);
    expect(running.status.state.running).toBeDefined();
    server.close();
  });

  it('is restarted at once, then after a pause, and tells how it ended', async () => {
    const { running, pids } = start('process.exit(3)');
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

  it('says 127 when there is no such program', async () => {
    container = new ContainerProcess(
      {
        program: '/nowhere/daprd',
        args: [],
        env: {},
        cwd: folder,
        healthUrl: 'http://127.0.0.1:1/',
      },
      join(folder, 'log'),
      { started: () => {}, changed: () => {} },
    );
    const { lastState } = await until(
      'its end',
      async () => container!.status.lastState.terminated && container!.status,
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
