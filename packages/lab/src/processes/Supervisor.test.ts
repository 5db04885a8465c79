import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf, isAlive } from './identity';
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
      message: `program ended; its log is ${supervisor.logPath('program')}`,
      evidence: 'port 6443 is taken',
    });
  });

  it('says which program is not there', async () => {
    await expect(
      supervisor.start({ ...service(''), command: '/nowhere/etcd' }),
    ).rejects.toThrow('program cannot be started: /nowhere/etcd is not there');
  });

  it('does not take another process with the same pid for its own', async () => {
    const stranger = { ...identityOf(process.pid), startTime: '1' };
    writeFileSync(join(state, 'pids', 'program'), JSON.stringify(stranger));
    expect(supervisor.states()).toMatchObject([{ running: false }]);
    await supervisor.stop('program');
    expect(isAlive(identityOf(process.pid))).toBe(true);
  });
});
