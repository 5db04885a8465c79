import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/paths.mjs';
import { build } from './build.mjs';
import { pack, placesOf } from './pack.mjs';
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

/**
 * What an earlier run of {@link packAll} has left.
 *
 * @throws Failure naming the package that it has not packed
 */
export function packedIn(output) {
  const settings = readSettings(ROOT);
  const packages = publishedPackages(ROOT);
  const found = placesOf({ packages, output, settings });
  const missing = found.find(
    ({ tarball, unpacked }) => !existsSync(tarball) || !existsSync(unpacked),
  );
  if (missing) {
    throw new Failure(
      `${missing.tarball} is missing: run without --packed once.`,
    );
  }
  return found;
}
