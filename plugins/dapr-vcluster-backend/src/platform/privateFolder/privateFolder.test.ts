import {
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inPrivateFolder, removeAbandonedFolders } from '.';
import { TestPortal } from '../../__testUtils__/TestPortal';
import { HoldingProcess } from './HoldingProcess.fixture';

// Processes compile what they run.
jest.setTimeout(240_000);

let tmp: string;
let running: HoldingProcess[];
const start = async () => {
  const started = await HoldingProcess.start(tmp);
  running.push(started);
  return started;
};
/** Of another portal, or of something else. */
const folderOf = (name: string, ageHours = 0) => {
  const folder = join(tmp, name);
  mkdirSync(folder);
  const time = Date.now() / 1000 - ageHours * 3600;
  utimesSync(folder, time, time);
  return folder;
};

beforeEach(async () => {
  tmp = await mkdtemp(join(tmpdir(), 'private-'));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map(each => each.kill()));
  await rm(tmp, { recursive: true });
});

it('gives a folder that nobody else can read, and removes it, whatever happens', async () => {
  await expect(
    inPrivateFolder(async folder => {
      expect(statSync(folder).mode % 0o1000).toBe(0o700);
      await writeFile(join(folder, 'kubeconfig'), '');
      throw new Error('failed');
    }, tmp),
  ).rejects.toThrow('failed');
  expect(readdirSync(tmp)).toEqual([]);
});

it('removes what a killed process has left, and nothing of those that live', async () => {
  const [killed, alive, suspended] = await Promise.all([
    start(),
    start(),
    start(),
  ]);
  suspended.suspend();
  await killed.kill();
  const kubeconfig = join(killed.folder, 'kubeconfig');
  expect(statSync(kubeconfig).mode % 0o1000).toBe(0o600);
  await inPrivateFolder(async mine => {
    expect(await removeAbandonedFolders(tmp)).toEqual([killed.folder]);
    expect(existsSync(mine)).toBe(true);
  }, tmp);
  expect(existsSync(killed.folder)).toBe(false);
  for (const { folder } of [alive, suspended]) {
    expect(existsSync(join(folder, 'kubeconfig'))).toBe(true);
  }
});

it('is done when a portal starts', async () => {
  const killed = await HoldingProcess.start();
  await killed.kill();
  expect(existsSync(killed.folder)).toBe(true);
  const portal = await TestPortal.start([]);
  await portal.stop();
  expect(existsSync(killed.folder)).toBe(false);
});

it('leaves for a day what it cannot tell, and for ever what is not of a portal', async () => {
  const stays = [
    folderOf('dapr-vcluster-files-00000000-abcdef', 23),
    folderOf('dapr-vcluster-files-00000000-abcdef.bak', 99),
    folderOf('other', 99),
  ];
  const old = folderOf('dapr-vcluster-files-00000000-ghijkl', 25);
  expect(await removeAbandonedFolders(tmp)).toEqual([old]);
  expect(stays.map(each => existsSync(each))).toEqual([true, true, true]);
});
