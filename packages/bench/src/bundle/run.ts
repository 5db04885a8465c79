import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundle } from './build';
import { portalEntry } from './entry';
import { BundleFigures, bundleFigures } from './figures';

/** Builds a small portal with our plugin and without it, and measures what differs. */
export async function runBundle(
  progress: (line: string) => void,
): Promise<BundleFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-bundle-'));
  const build = async (name: string, withOurs: boolean) => {
    progress(`portal ${name} the plugin`);
    const text = encodeURIComponent(portalEntry(withOurs));
    return buildBundle(`data:text/javascript,${text}`, join(folder, name));
  };
  try {
    const without = await build('without', false);
    return bundleFigures(await build('with', true), without);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
