import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { run } from '../lib/run.mjs';

/**
 * Publishes tarballs to a registry, each after those that it depends on. A version that is there already is left as it
 * is, so that a release that was interrupted can be continued.
 *
 * @param {{packed: {name: string, tarball: string, unpacked: string}[], registry: string, tag: string, toolchain: object,
 *   logDir: string, report: (line: string) => void}} options
 */
export async function publish({
  packed,
  registry,
  tag,
  toolchain,
  logDir,
  report,
}) {
  const npm = npmScript();
  for (const { name, tarball, unpacked } of packed) {
    const { version } = JSON.parse(
      readFileSync(join(unpacked, 'package.json'), 'utf8'),
    );
    const id = `${name}@${version}`;
    if (isPublished({ id, registry, npm, toolchain })) {
      report(`${id} is there already`);
      continue;
    }
    await run({
      name: `publish ${name}`,
      node: toolchain.node,
      env: toolchain.env,
      args: [
        npm,
        ...['publish', tarball, '--access', 'public', '--tag', tag],
        ...['--registry', registry, ...provenance()],
      ],
      cwd: dirname(tarball),
      log: join(logDir, `${name.replace('/', '-')}.publish.log`),
      sentence: `${id} cannot be published to ${registry}`,
    });
    report(`${id} is published`);
  }
}

/** npm attests where a package was built when the build runs where it can prove it. */
function provenance() {
  return process.env.ACTIONS_ID_TOKEN_REQUEST_URL ? ['--provenance'] : [];
}

/** npm comes with the Node of the machine, not with that of the toolchain. */
function npmScript() {
  return realpathSync(
    execFileSync('which', ['npm'], { encoding: 'utf8' }).trim(),
  );
}

function isPublished({ id, registry, npm, toolchain }) {
  const { status, stdout, stderr } = spawnSync(
    toolchain.node,
    [npm, 'view', id, 'version', '--json', '--registry', registry],
    { encoding: 'utf8', env: toolchain.env },
  );
  if (status === 0) {
    return stdout.trim() !== '';
  }
  if (/E404/.test(`${stdout}${stderr}`)) {
    return false;
  }
  throw new Failure(
    `The registry ${registry} does not say whether it has ${id}.`,
    stderr.split('\n').slice(-10),
  );
}
