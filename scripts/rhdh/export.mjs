import { join } from 'node:path';
import { prepareBrowser } from '../lib/browser.mjs';
import { ARTIFACTS_DIR } from '../lib/paths.mjs';
import { packAll, packedIn } from '../release/pack-all.mjs';
import { checkArchive } from './archive.mjs';
import { exposedBy } from './exposed.mjs';
import { installCli, exportPlugin } from './cli.mjs';
import { PLUGINS, SCALPRUM_MODULE } from './plugins.mjs';
import { importNames, readSample } from './sample.mjs';
import { stageForExport } from './workspace.mjs';

/**
 * Exports the packed plugins as dynamic plugins of Red Hat Developer Hub, with its own CLI, and checks what it wrote.
 *
 * @param {{reporter: import('../lib/reporter.mjs').Reporter, toolchain: object, logDir: string, output: string,
 *   packed?: boolean}} options `output` is an empty folder; the archives are left in it; `packed`: take what an earlier run has
 *   packed
 * @returns {Promise<number>} how many checks failed
 * @throws Failure when a package cannot be built or exported
 */
export async function exportForRhdh({
  reporter,
  toolchain,
  logDir,
  output,
  packed: isPacked,
}) {
  const release = join(ARTIFACTS_DIR, 'release');
  const packed = isPacked
    ? packedIn(release)
    : await reporter.step('Packages of this repository', () =>
        packAll({ toolchain, logDir, output: release }),
      );
  const cli = await reporter.step('CLI of Red Hat Developer Hub', () =>
    installCli({ toolchain, logDir }),
  );
  const workspace = stageForExport({ packed, output, toolchain });
  const checks = [];
  for (const plugin of PLUGINS) {
    const archive = await reporter.step(plugin.name, () =>
      exportPlugin(plugin, { cli, workspace, toolchain, logDir, output }),
    );
    reporter.line(`  ${archive.file}`);
    reporter.line(`  integrity: ${archive.integrity}`);
    checks.push(...checkArchive(plugin, { archive, toolchain }));
  }
  checks.push(...(await checkSample({ logDir, output })));
  checks.forEach(({ name, problem }) =>
    reporter.line(problem ? `✗ ${name}: ${problem}` : `✓ ${name}`),
  );
  const failed = checks.filter(({ problem }) => problem).length;
  reporter.line(`${checks.length - failed} passed, ${failed} failed`);
  return failed;
}

/** What the sample configuration imports has to be in what a browser loads. */
async function checkSample({ logDir, output }) {
  const browser = await prepareBrowser({ log: join(logDir, 'browser.log') });
  const name = 'the sample configuration imports what a browser loads';
  if (!browser.path) {
    return [{ name, problem: browser.reason }];
  }
  const frontend = PLUGINS.find(({ isFrontend }) => isFrontend);
  const exported = await exposedBy({
    folder: join(output, 'unpacked', frontend.name, 'package/dist-scalprum'),
    module: SCALPRUM_MODULE,
    executablePath: browser.path,
  });
  return importNames(readSample()).map(importName => ({
    name: `${frontend.name}: ${SCALPRUM_MODULE} has ${importName}`,
    problem: exported.includes(importName)
      ? undefined
      : `it has ${exported.join(', ')}`,
  }));
}
