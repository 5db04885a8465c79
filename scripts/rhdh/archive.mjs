import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.mjs';

/**
 * Whether an exported plugin is what Red Hat Developer Hub loads.
 *
 * @param {{name: string, isFrontend?: boolean, embedded?: string[]}} plugin
 * @param {{archive: {unpacked: string}, toolchain: {node: string}}} options
 * @returns {{name: string, problem?: string}[]}
 */
export function checkArchive(plugin, { archive, toolchain }) {
  const folder = join(archive.unpacked, 'package');
  const read = path => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const manifest = read('package.json');
  const check = (name, problem) => ({
    name: `${plugin.name}: ${name}`,
    problem: problem || undefined,
  });
  const schema = plugin.isFrontend
    ? 'dist-scalprum/configSchema.json'
    : 'dist/.config-schema.json';
  return [
    check('manifest', manifestProblem(plugin, manifest)),
    ...(manifest.configSchema
      ? [
          check(
            'configuration schema',
            existsSync(join(folder, schema))
              ? schemaProblem(read(schema))
              : `${schema} is missing`,
          ),
        ]
      : []),
    ...(plugin.isFrontend
      ? [check('Scalprum module', scalprumProblem(folder, read))]
      : [
          check('embedded packages', embeddedProblem(plugin, folder)),
          check(
            'loads with nothing but the packages of Backstage beside it',
            loadProblem(archive.unpacked, { node: toolchain.node }),
          ),
        ]),
  ];
}

function manifestProblem({ name, isFrontend }, manifest) {
  const shared = Object.keys(manifest.dependencies ?? {}).filter(each =>
    each.startsWith('@backstage/'),
  );
  const expected = isFrontend ? 'frontend-plugin' : /^backend-plugin/;
  if (manifest.name !== `${name}-dynamic`) {
    return `its name is ${manifest.name}`;
  }
  if (!new RegExp(expected).test(manifest.backstage?.role)) {
    return `its role is ${manifest.backstage?.role}`;
  }
  if (!manifest.backstage['supported-versions']) {
    return 'it does not say for which Backstage it is';
  }
  return !isFrontend && shared.length > 0
    ? `it brings ${shared.join(', ')}, which Developer Hub shares`
    : '';
}

/** The CLI writes one schema of all keys; ours are below `daprVcluster`, or below its key of the catalog. */
function schemaProblem(schema) {
  return JSON.stringify(schema).includes('"daprVcluster"')
    ? ''
    : 'it lacks daprVcluster';
}

function scalprumProblem(folder, read) {
  const { loadScripts, name } = read('dist-scalprum/plugin-manifest.json');
  const missing = loadScripts.filter(
    script => !existsSync(join(folder, 'dist-scalprum', script)),
  );
  if (!name || loadScripts.length === 0) {
    return 'it names no script';
  }
  return missing.length > 0 ? `${missing.join(', ')} is missing` : '';
}

function embeddedProblem({ embedded = [] }, folder) {
  return embedded
    .filter(name => !existsSync(join(folder, 'node_modules', name)))
    .map(name => `${name} is missing`)
    .join('; ');
}

/** Away from this repository, whose packages would be found in its place. */
function loadProblem(unpacked, { node }) {
  const place = mkdtempSync(join(tmpdir(), 'dapr-vcluster-rhdh-'));
  try {
    mkdirSync(join(place, 'node_modules'));
    symlinkSync(
      join(ROOT, 'node_modules/@backstage'),
      join(place, 'node_modules/@backstage'),
    );
    cpSync(join(unpacked, 'package'), join(place, 'plugin'), {
      recursive: true,
    });
    const { status, stdout, stderr } = spawnSync(
      node,
      ['-p', `require('./plugin').default.$$type`],
      { cwd: place, encoding: 'utf8', timeout: 120_000 },
    );
    return status === 0 && stdout.trim() === '@backstage/BackendFeature'
      ? ''
      : `${stdout}${stderr}`.slice(0, 500);
  } finally {
    rmSync(place, { recursive: true });
  }
}
