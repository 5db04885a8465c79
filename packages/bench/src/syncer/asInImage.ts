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
  return { flags: NODE_OPTIONS.split(' ').filter(Boolean), env };
}
