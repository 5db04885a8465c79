import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryCgroups } from './MemoryCgroups';

const LIMIT = 16 * 2 ** 20;

describe('MemoryCgroups', () => {
  let mount: string;
  beforeEach(() => {
    mount = mkdtempSync(join(tmpdir(), 'cgroups-'));
  });
  afterEach(() => rmSync(mount, { recursive: true }));

  const fail = (error: Error) => {
    throw error;
  };
  const read = (...path: string[]) =>
    readFileSync(join(mount, ...path), 'utf8');

  it('limits memory where version 1 is mounted, and counts kills', () => {
    mkdirSync(join(mount, 'memory'));
    writeFileSync(join(mount, 'memory', 'memory.limit_in_bytes'), '');
    const cgroups = new MemoryCgroups('lab-1', mount);
    const cgroup = cgroups.limit('a-daprd', LIMIT, fail)!;
    expect(read('memory/lab-1/a-daprd/memory.limit_in_bytes')).toBe('16777216');
    writeFileSync(
      join(mount, 'memory/lab-1/a-daprd/memory.oom_control'),
      'oom_kill_disable 0\nunder_oom 0\noom_kill 2\n',
    );
    expect(cgroup.kills()).toBe(2);
  });

  it('limits memory where version 2 is mounted, and hands the controller down', () => {
    writeFileSync(join(mount, 'cgroup.controllers'), 'cpu io memory\n');
    const cgroups = new MemoryCgroups('lab-1', mount);
    const cgroup = cgroups.limit('a-daprd', LIMIT, fail)!;
    expect(read('lab-1/a-daprd/memory.max')).toBe('16777216');
    expect(read('cgroup.subtree_control')).toBe('+memory');
    expect(read('lab-1/cgroup.subtree_control')).toBe('+memory');
    writeFileSync(
      join(mount, 'lab-1/a-daprd/memory.events'),
      'oom 3\noom_kill 1\noom_group_kill 0\n',
    );
    expect(cgroup.kills()).toBe(1);
  });

  it('is inside before the program starts', () => {
    writeFileSync(join(mount, 'cgroup.controllers'), 'memory\n');
    const cgroups = new MemoryCgroups('lab-1', mount);
    const cgroup = cgroups.limit('a-daprd', LIMIT, fail)!;
    const [shell, args] = cgroup.enter('/daprd', ['--app-id', 'a b']);
    expect(shell).toBe('/bin/sh');
    expect(args.slice(-4)).toEqual([
      join(mount, 'lab-1/a-daprd'),
      '/daprd',
      '--app-id',
      'a b',
    ]);
  });

  it('says once that there is no controller', async () => {
    writeFileSync(join(mount, 'cgroup.controllers'), 'cpu io\n');
    const cgroups = new MemoryCgroups('lab-1', mount);
    const told: string[] = [];
    const tell = ({ message }: Error) => told.push(message);
    expect(cgroups.limit('a-daprd', LIMIT, tell)).toBeUndefined();
    expect(cgroups.limit('b-daprd', LIMIT, tell)).toBeUndefined();
    expect(told).toEqual(['this machine has no memory controller']);
    await cgroups.removeAll();
  });

  it('removes the cgroups of its lab alone', async () => {
    mkdirSync(join(mount, 'memory'));
    writeFileSync(join(mount, 'memory', 'memory.limit_in_bytes'), '');
    const folder = (name: string) => join(mount, 'memory', name);
    mkdirSync(folder('lab-1/a-daprd'), { recursive: true });
    mkdirSync(folder('lab-2'));
    const cgroups = new MemoryCgroups('lab-1', mount);
    await cgroups.removeAll();
    await cgroups.removeAll();
    expect(existsSync(folder('lab-1'))).toBe(false);
    expect(existsSync(folder('lab-2'))).toBe(true);
  });
});
