import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tuning } from '../processes/Child';

// eslint-disable-next-line no-restricted-syntax -- there is no production build
const DOCKERFILE = join(__dirname, '../../../component-syncer/Dockerfile');

/** How the image of the Component syncer sets up Node.js and its memory. */
export function asInImage(text = readFileSync(DOCKERFILE, 'utf8')): Tuning {
  const variables = [...text.matchAll(/^ENV (\w+)=(\S+)$/gm)].map(
    ([, name, value]) => [name, value] as const,
  );
  const { NODE_OPTIONS = '', ...env } = Object.fromEntries(variables);
  const [, entry = '[]'] = /^ENTRYPOINT (\[.*\])$/m.exec(text) ?? [];
  const flags = [
    ...NODE_OPTIONS.split(' '),
    ...(JSON.parse(entry) as string[]),
  ];
  return { flags: flags.filter(each => each.startsWith('--')), env };
}
