import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { TYPESCRIPT } from '../../agent/start';
import { packagePath } from '../../packagePath';

/** What to change, and where. */
export type WriterTask = {
  url: string;
  caFile: string;
  token: string;
  changes: number;
  /** Names that both a pod and a Dapr Component have. */
  objects: string[];
  /** Requests under way at a time. */
  parallel: number;
};

/**
 * Makes changes from a process of its own, so that the portal's is not the one that is slow.
 *
 * @returns a promise of the milliseconds that it took
 * @throws Error with what the API server said when it refused one
 */
export async function startWriter(task: WriterTask): Promise<number> {
  const begun = Date.now();
  const child = spawn(
    process.execPath,
    [
      '--require',
      TYPESCRIPT,
      packagePath('src', 'faults', 'burst', 'writer.ts'),
      JSON.stringify(task),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', text => (said += text));
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new Error(`the writer failed: ${said.trim()}`);
  }
  return Date.now() - begun;
}
