import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';

const FILE = 'release.json';

/** `@owner`, as npm allows it. */
const SCOPE = /^(@[a-z0-9][a-z0-9._-]*)?$/;

/**
 * What the owner of the packages decides, from `release.json`.
 *
 * @returns {{scope: string, repository: string}} `scope` is empty, or `@owner`: packages are then published as
 *   `@owner/<name>`; `repository` is the address that a browser opens, without a slash at its end
 * @throws Failure naming the key, its value and what it has to be
 */
export function readSettings(root) {
  return parseSettings(readFileSync(join(root, FILE), 'utf8'));
}

/** @throws Failure as {@link readSettings} does */
export function parseSettings(text) {
  const { scope, repository, ...others } = JSON.parse(text);
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw new Failure(
      `${FILE} has the key "${unknown}"; known keys: scope, repository.`,
    );
  }
  if (typeof scope !== 'string' || !SCOPE.test(scope)) {
    throw new Failure(
      `${FILE}: scope is ${JSON.stringify(
        scope,
      )}; it has to be empty, or a scope of npm such as "@acme".`,
    );
  }
  if (!isAddress(repository)) {
    throw new Failure(
      `${FILE}: repository is ${JSON.stringify(
        repository,
      )}; it has to be an https:// address without a slash at its end.`,
    );
  }
  return { scope, repository };
}

function isAddress(text) {
  return (
    typeof text === 'string' &&
    text.startsWith('https://') &&
    URL.canParse(text) &&
    !text.endsWith('/')
  );
}
