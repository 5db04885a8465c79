import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.mjs';
import { build } from './build.mjs';
import { pack } from './pack.mjs';
import { publishedPackages } from './packages.mjs';
import { readSettings } from './settings.mjs';
import { stage } from './stage.mjs';

/**
 * Builds and packs all packages that are published, in a copy of the checkout.
 *
 * @param {{toolchain: object, logDir: string, output: string,
 *   step?: (name: string, work: (onProgress: (text: string) => void) => Promise<any>) => Promise<any>}} options
 * @returns {Promise<{name: string, folder: string, tarball: string, unpacked: string}[]>}
 */
export async function packAll({
  toolchain,
  logDir,
  output,
  step = (_, work) => work(() => {}),
}) {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const settings = readSettings(ROOT);
  const packages = publishedPackages(ROOT);
  const target = join(output, 'checkout');
  const shared = { root: ROOT, target, output, packages, settings, toolchain };
  await step('Copy', async () => stage(shared));
  await step('Build', onPackage => build({ ...shared, logDir, onPackage }));
  return step('Pack', () => pack({ ...shared, logDir }));
}
