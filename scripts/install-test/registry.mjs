import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../lib/ports.mjs';
import { ROOT } from '../lib/paths.mjs';
import { Service } from '../lib/processes.mjs';
import { run } from '../lib/run.mjs';
import { waitFor } from '../lib/wait.mjs';

const START_MS = 60_000;

/**
 * A registry on this machine for the packed packages; every other package comes from the registry that npm is set to.
 *
 * @param {{names: string[], folder: string, logDir: string, toolchain: object, upstream: string}} options
 * @returns {Promise<{host: string, url: string, publish: (tarball: string) => Promise<void>}>}
 */
export async function startRegistry({
  names,
  folder,
  logDir,
  toolchain,
  upstream,
}) {
  mkdirSync(folder, { recursive: true });
  const host = ownAddress();
  const port = await freePort();
  const url = `http://${host}:${port}`;
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify(configuration(names, folder, upstream)));
  const service = new Service({
    name: 'registry',
    node: toolchain.node,
    args: [
      join(ROOT, 'node_modules/verdaccio/bin/verdaccio'),
      ...['--config', config, '--listen', url],
    ],
    cwd: folder,
    env: toolchain.env,
    log: join(logDir, 'registry.log'),
  });
  await waitFor(async () => (await fetch(`${url}/-/ping`)).ok, {
    what: 'The start of the registry',
    timeoutMs: START_MS,
    evidence: () => service.tail(),
  });
  const userconfig = join(folder, 'npmrc');
  // npm publishes with a token only; this registry takes any.
  writeFileSync(userconfig, `//${host}:${port}/:_authToken=anybody\n`);
  return {
    host,
    url,
    publish: tarball =>
      run({
        sentence: `${tarball} cannot be published`,
        name: 'npm publish',
        command: 'npm',
        args: ['publish', tarball, '--registry', url],
        cwd: folder,
        env: { ...toolchain.env, npm_config_userconfig: userconfig },
        log: join(logDir, 'publish.log'),
        append: true,
      }),
  };
}

/**
 * Yarn remembers what a host has said, whatever its port: packages of an earlier run would come from a registry that is
 * gone. Linux answers on every address of 127/8.
 */
function ownAddress() {
  return process.platform === 'linux'
    ? `127.${[1, 2, 3].map(() => randomInt(1, 255)).join('.')}`
    : '127.0.0.1';
}

/** YAML understands JSON. */
function configuration(names, folder, upstream) {
  const own = { access: '$all', publish: '$all', unpublish: '$all' };
  return {
    storage: join(folder, 'storage'),
    max_body_size: '50mb',
    uplinks: { npm: { url: upstream, cache: true, maxage: '1h' } },
    packages: {
      ...Object.fromEntries(names.map(name => [name, own])),
      '**': { access: '$all', proxy: 'npm' },
    },
    log: { type: 'stdout', format: 'pretty', level: 'warn' },
  };
}
