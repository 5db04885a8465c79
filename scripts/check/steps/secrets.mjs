import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../lib/failure.mjs';
import { expect } from '../expect.mjs';

const SEARCH = fileURLToPath(
  new URL('../search-databases.cjs', import.meta.url),
);

/** The forms in which a secret could slip through. */
const formsOf = password => [
  password,
  Buffer.from(password).toString('base64').replace(/=+$/, ''),
];

/** The password of the state store must not be anywhere it can be read back. */
export const secretSteps = [
  {
    name: 'No answer of the portal held the password',
    run: async ({ seen, password }) => {
      expect(seen.length > 100, `Only ${seen.length} answers were looked at`);
      for (const form of formsOf(password)) {
        const leak = seen.find(text => text.includes(form));
        expect(!leak, 'An answer holds the password', leak?.slice(0, 500));
      }
    },
  },
  {
    name: 'No log holds the password',
    run: async ({ stateDir, password }) => {
      const dir = join(stateDir, 'logs');
      for (const name of readdirSync(dir)) {
        const text = readFileSync(join(dir, name), 'utf8');
        const leaks = formsOf(password).some(form => text.includes(form));
        expect(!leaks, `${name} holds the password`);
      }
    },
  },
  {
    name: 'No database row holds the password',
    run: async ({ stateDir, toolchain, password }) => {
      const { status, stdout, stderr } = spawnSync(
        toolchain.node,
        [SEARCH, join(stateDir, 'database')],
        { encoding: 'utf8', input: JSON.stringify(formsOf(password)) },
      );
      if (status !== 0) {
        throw new Failure('The databases could not be searched', [stderr]);
      }
      const { rows, found } = JSON.parse(stdout);
      expect(rows > 0, 'The databases have no rows');
      expect(found.length === 0, 'Rows hold the password', found);
    },
  },
];
