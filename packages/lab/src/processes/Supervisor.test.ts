import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../contract/until';
import {
  identityOf,
  isAlive,
} from '../../../../scripts/lib/processes/identity.mjs';
import { Supervisor } from './Supervisor';

let state: string;
let supervisor: Supervisor;

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'supervisor-'));
  supervisor = new Supervisor(state);
});
afterEach(async () => {
  await supervisor.stopAll();
  rmSync(state, { recursive: true, force: true });
});

const service = (script: string, ready = async () => true) => ({
  name: 'program',
  command: process.execPath,
  args: ['-e', script],
  ready,
});
const FOREVER = 'setInterval(() => {}, 1000)';

describe('Supervisor', () => {
  it('starts a program once, and ends it', async () => {
    await supervisor.start(service(FOREVER));
    const [{ pid }] = supervisor.states();
    await supervisor.start(service(FOREVER));
    expect(supervisor.states()).toMatchObject([
      { name: 'program', pid, running: true },
    ]);
    const identity = identityOf(pid);
    await supervisor.stopAll();
    expect(isAlive(identity)).toBe(false);
    expect(supervisor.states()).toEqual([]);
  });

  it('says which program ended, with its last lines', async () => {
    const ends = service(
      'console.error("port 6443 is taken"); process.exit(1)',
      async () => false,
    );
    await expect(supervisor.start(ends)).rejects.toMatchObject({
      message: `program ended before it was ready: fix what its last lines say and run the command again, which continues from here; its whole log is ${supervisor.logPath(
        'program',
      )}`,
      evidence: ['port 6443 is taken'],
    });
  });

  it('says which program is not there', async () => {
    await expect(
      supervisor.start({ ...service(''), command: '/nowhere/etcd' }),
    ).rejects.toThrow('program cannot be started: /nowhere/etcd is not there');
  });

  it('says which port is taken, and by whom', async () => {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const needy = { ...service(FOREVER), ports: [port] };
    const message = `Port ${port}, which program needs, is taken in the lab's network namespace by `;
    await expect(supervisor.start(needy)).rejects.toThrow(message);
    await expect(supervisor.start(needy)).rejects.toThrow(
      `(process ${process.pid}): end that process and run the command again`,
    );
    expect(supervisor.states()).toEqual([]);
    await new Promise(resolve => server.close(resolve));
    await supervisor.start(needy);
  });

  it('starts again what has ended, but not what was stopped', async () => {
    await supervisor.start(service(FOREVER));
    const [{ pid }] = supervisor.states();
    expect(supervisor.revive()).toEqual([]);
    process.kill(pid, 'SIGKILL');
    await until('its end', async () => !supervisor.states()[0].running);
    expect(supervisor.revive()).toEqual(['program']);
    expect(supervisor.states()).toMatchObject([
      { name: 'program', running: true },
    ]);
    await supervisor.stop('program');
    expect(supervisor.revive()).toEqual([]);
  });

  it('does not take another process with the same pid for its own', async () => {
    const stranger = { ...identityOf(process.pid), startTime: '1' };
    writeFileSync(join(state, 'pids', 'program'), JSON.stringify(stranger));
    expect(supervisor.states()).toMatchObject([{ running: false }]);
    await supervisor.stop('program');
    expect(isAlive(identityOf(process.pid))).toBe(true);
  });
});
