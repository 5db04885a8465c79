import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.mjs';
import { blocksOf } from './blocks.mjs';
import { follow } from './follow.mjs';

/** Already done by the steps for both frontend systems. */
const ADDS_THE_PLUGIN =
  /^yarn --cwd packages\/app add backstage-plugin-dapr-vcluster$/;

/**
 * Follows the blocks of the READMEs, in order.
 *
 * @param {{root: string, env: NodeJS.ProcessEnv, frontend: 'new' | 'legacy', logDir: string,
 *   report: (line: string) => void}} app
 * @returns {Promise<number>} how many
 */
export async function followReadmes({ root, env, frontend, logDir, report }) {
  const read = path => readFileSync(join(ROOT, path), 'utf8');
  const blocks = [
    ...blocksOf(read('README.md'), 'Installation'),
    ...(frontend === 'legacy'
      ? blocksOf(
          read('plugins/dapr-vcluster/README.md'),
          'Installation: legacy frontend system',
        ).filter(({ text }) => !ADDS_THE_PLUGIN.test(text))
      : []),
  ];
  for (const [index, block] of blocks.entries()) {
    const log = join(logDir, `readme-${index + 1}.log`);
    await follow(block, { root, env, log, report });
  }
  return blocks.length;
}
