import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** Whether Debian's packages can be installed here: apt, and the right to use it. */
function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs a package of Debian.
 *
 * @param {string} name
 * @param {{log: string, missing: string}} options `missing` begins the sentence that says why it is needed
 * @returns {Promise<string | undefined>} why it could not be installed
 */
export async function installPackage(name, { log, missing }) {
  if (!canInstall()) {
    return `${missing}, and it cannot be installed without root and apt-get`;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = args =>
    run({
      sentence: `${missing}, and the package ${name} could not be installed`,
      name: 'apt-get',
      command: 'apt-get',
      args,
      cwd: '/',
      env,
      log,
    });
  try {
    await apt(['update', '-qq']);
    await apt(['install', '-y', '-qq', '--no-install-recommends', name]);
    return undefined;
  } catch (error) {
    return error.message;
  }
}
