import { NODE_RANGE } from '../manifest.mjs';

/** Fields with paths of files. */
const PATHS = ['main', 'module', 'types', 'configSchema'];

/**
 * Fields that are missing or wrong in the manifest of a package.
 *
 * @param {{manifest: any, files: string[]}} unpacked
 * @param {{repository: string}} settings
 * @returns {string[]}
 */
export function checkManifest({ manifest, files }, { repository }) {
  const expected = {
    license: 'Apache-2.0',
    'repository.url': `git+${repository}.git`,
    'bugs.url': `${repository}/issues`,
    'engines.node': NODE_RANGE,
  };
  const present = path =>
    path.split('.').reduce((value, key) => value?.[key], manifest);
  const exists = path => files.includes(path.replace(/^\.\//, ''));
  return [
    ...Object.entries(expected)
      .filter(([path, value]) => present(path) !== value)
      .map(
        ([path, value]) =>
          `package.json: ${path} is ${JSON.stringify(
            present(path),
          )}; it has to be "${value}"`,
      ),
    ...['description', 'version', 'homepage', 'backstage.role']
      .filter(path => !present(path))
      .map(path => `package.json: ${path} is missing`),
    ...(manifest.keywords?.length > 0
      ? []
      : ['package.json: keywords are missing']),
    ...[
      ...PATHS.flatMap(path => manifest[path] ?? []),
      ...Object.values(programs(manifest.bin)),
      ...exportedPaths(manifest.exports),
    ]
      .filter(path => !exists(path))
      .map(path => `package.json names ${path}, which is not in the package`),
    ...dependencies(manifest)
      .filter(([, range]) => /^(?:workspace|file|link|portal):/.test(range))
      .map(([name, range]) => `package.json: ${name} is "${range}"`),
  ];
}

function programs(bin = {}) {
  return typeof bin === 'string' ? { bin } : bin;
}

/** Files of entry points; beside them, Backstage writes what an entry point contains. */
function exportedPaths(value) {
  if (typeof value === 'string') {
    return value.startsWith('./') ? [value] : [];
  }
  return Object.values(value ?? {}).flatMap(exportedPaths);
}

function dependencies({
  dependencies: own,
  peerDependencies: peers,
  optionalDependencies: optional,
}) {
  return Object.entries({ ...own, ...peers, ...optional });
}
