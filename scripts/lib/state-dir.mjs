import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';

const LOCK = 'demo.pid';

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Takes the state directory for this process until it exits; two demos would
 * write into the same databases.
 *
 * @throws Failure naming the process that has it
 */
export function claimStateDir(dir) {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, LOCK);
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (holder && holder !== process.pid && isAlive(holder)) {
    throw new Failure(
      `Another demo (process ${holder}) is using ${dir}; stop it first.`,
    );
  }
  writeFileSync(file, String(process.pid));
  process.on('exit', () => rmSync(file, { force: true }));
}
