import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ARTIFACTS_DIR } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { runResuming } from '../lib/transient.mjs';
import { SCALPRUM_MODULE } from './plugins.mjs';

/** That of Red Hat Developer Hub 1.9. It is no dependency: it brings an older CLI of Backstage. */
export const CLI = '@red-hat-developer-hub/cli@1.9.1';

/** @returns {Promise<string>} path of the program */
export async function installCli({ toolchain, logDir }) {
  const folder = join(ARTIFACTS_DIR, 'rhdh-cli', CLI.split('@').at(-1));
  const program = join(
    folder,
    'node_modules/@red-hat-developer-hub/cli/bin/rhdh-cli',
  );
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    await runResuming({
      sentence: `${CLI} cannot be fetched`,
      name: 'npm',
      command: 'npm',
      args: [
        ...['install', '--prefix', folder, '--ignore-scripts'],
        ...['--no-audit', '--no-fund', CLI],
      ],
      cwd: folder,
      env: toolchain.env,
      log: join(logDir, 'cli.log'),
    });
  }
  return program;
}

/**
 * Exports a plugin, and packs what was exported as `npm pack` does for a registry.
 *
 * @param {{name: string, isFrontend?: boolean, embedded?: string[]}} plugin
 * @param {{cli: string, workspace: {root: string, env: NodeJS.ProcessEnv}, toolchain: object, logDir: string,
 *   output: string}} options
 * @returns {Promise<{file: string, integrity: string, unpacked: string}>}
 */
export async function exportPlugin(
  { name, isFrontend, embedded = [] },
  { cli, workspace, toolchain, logDir, output },
) {
  const cwd = join(workspace.root, 'node_modules', name);
  if (isFrontend) {
    writeFileSync(join(cwd, 'scalprum.json'), scalprum(name));
  }
  await run({
    sentence: `${name} cannot be exported`,
    name: `export ${name}`,
    node: toolchain.node,
    args: [
      ...[cli, 'plugin', 'export', '--clean'],
      ...(isFrontend
        ? [
            ...['--scalprum-config', 'scalprum.json'],
            '--no-generate-module-federation-assets',
          ]
        : ['--no-build', ...embedOptions(embedded)]),
    ],
    cwd,
    env: workspace.env,
    log: join(logDir, `${name}.log`),
  });
  return packArchive(join(cwd, 'dist-dynamic'), { name, output });
}

const embedOptions = embedded =>
  embedded.flatMap(name => ['--embed-package', name]);

/** Developer Hub has the legacy frontend system: what it loads is that entry point. */
function scalprum(name) {
  return JSON.stringify({
    name: name.replace(/^@([^/]+)\//, '$1.'),
    exposedModules: { [SCALPRUM_MODULE]: './dist/legacy.esm.js' },
  });
}

function packArchive(folder, { name, output }) {
  const unpacked = join(output, 'unpacked', name);
  mkdirSync(unpacked, { recursive: true });
  execFileSync('npm', ['pack', '--silent', '--pack-destination', unpacked], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [archive] = readdirSync(unpacked).filter(path => path.endsWith('.tgz'));
  const file = join(output, archive);
  renameSync(join(unpacked, archive), file);
  execFileSync('tar', ['-xzf', file, '-C', unpacked]);
  const hash = createHash('sha512').update(readFileSync(file));
  return { file, integrity: `sha512-${hash.digest('base64')}`, unpacked };
}
