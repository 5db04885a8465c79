import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { firstChangelog } from './changelog.mjs';
import { releaseManifest } from './manifest.mjs';
import { absoluteLinks } from './readme.mjs';

/** What the staged checkout has of the root. */
const ROOT_FILES = [
  'package.json',
  'yarn.lock',
  '.yarnrc.yml',
  '.yarn/releases',
  '.yarn/install-state.gz',
  'backstage.json',
  'tsconfig.json',
];

/**
 * Copies what is published into a checkout of its own: building and packing rewrite manifests, and the tree that tests
 * and people work in stays as it is. The packages that are installed are shared by symbolic links.
 *
 * @param {{root: string, target: string, packages: {dir: string, folder: string, manifest: object}[],
 *   settings: {repository: string}}} options
 */
export function stage({ root, target, packages, settings }) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const path of ROOT_FILES) {
    if (existsSync(join(root, path))) {
      cpSync(join(root, path), join(target, path), { recursive: true });
    }
  }
  share(root, target, 'node_modules');
  for (const path of workspaceManifests(root)) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    cpSync(join(root, path), join(target, path));
  }
  for (const { folder, manifest } of packages) {
    for (const path of filesOf(root, folder)) {
      mkdirSync(dirname(join(target, path)), { recursive: true });
      cpSync(join(root, path), join(target, path));
    }
    share(join(root, folder), join(target, folder), 'node_modules');
    finish({ root, target, folder, manifest, settings });
  }
}

function finish({ root, target, folder, manifest, settings }) {
  const { repository } = settings;
  const staged = releaseManifest(manifest, { folder, repository });
  writeFileSync(
    join(target, folder, 'package.json'),
    `${JSON.stringify(staged, null, 2)}\n`,
  );
  for (const name of ['LICENSE', 'NOTICE']) {
    cpSync(join(root, name), join(target, folder, name));
  }
  const changelog = join(target, folder, 'CHANGELOG.md');
  if (!existsSync(changelog)) {
    writeFileSync(changelog, firstChangelog(root, { ...manifest, repository }));
  }
  const readme = join(target, folder, 'README.md');
  if (existsSync(readme)) {
    const text = readFileSync(readme, 'utf8');
    writeFileSync(readme, absoluteLinks(text, { folder, repository }));
  }
}

/** The files of a folder that are, or can be, under version control. */
function filesOf(root, folder) {
  return execFileSync(
    'git',
    ['ls-files', '-z', '-co', '--exclude-standard', '--', folder],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
    .split('\0')
    .filter(path => path !== '' && existsSync(join(root, path)));
}

/** Yarn wants to see every workspace that its lock file knows. */
function workspaceManifests(root) {
  return [...filesOf(root, 'packages'), ...filesOf(root, 'plugins')].filter(
    path => /^[^/]+\/[^/]+\/package\.json$/.test(path),
  );
}

function share(from, to, name) {
  if (existsSync(join(from, name))) {
    mkdirSync(to, { recursive: true });
    symlinkSync(join(from, name), join(to, name), 'dir');
  }
}
