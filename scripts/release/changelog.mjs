import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { absoluteLinks } from './readme.mjs';

const FOLDER = 'releases';

/**
 * The changelog of a package that was never published: one entry, the same for all packages. Notes on changes between
 * versions that nobody had would say nothing.
 *
 * @param {string} root
 * @param {{name: string, version: string, repository: string}} options
 * @throws Failure when nobody has written what the version is
 */
export function firstChangelog(root, { name, version, repository }) {
  const path = join(FOLDER, `${version}.md`);
  if (!existsSync(join(root, path))) {
    throw new Failure(
      `${path} is missing: write there what ${version} is, or let "yarn changeset version" write changelogs.`,
    );
  }
  const text = readFileSync(join(root, path), 'utf8').trim();
  const entry = absoluteLinks(text, { folder: FOLDER, repository });
  return `# ${name}\n\n## ${version}\n\n${entry}\n`;
}

/**
 * Changesets that are in no changelog: before the first version, nobody has a version that they could be a change of.
 *
 * @param {string} root
 * @param {{folder: string, manifest: {version: string}}[]} packages
 * @returns {string[]} paths; empty when a package has a changelog of its own, which changesets are added to
 */
export function changesetsBeforeFirst(root, packages) {
  const isFirst = packages.every(
    ({ folder }) => !existsSync(join(root, folder, 'CHANGELOG.md')),
  );
  return isFirst
    ? readdirSync(join(root, '.changeset'))
        .filter(file => file.endsWith('.md') && file !== 'README.md')
        .map(file => join('.changeset', file))
    : [];
}
