/** Oldest Node.js that the packages run on: that of the oldest supported Backstage. */
export const NODE_RANGE = '>=22.12';

/** Files beside the build that every package contains. */
export const COMMON_FILES = [
  'CHANGELOG.md',
  'LICENSE',
  'NOTICE',
  'catalog-info.yaml',
];

/**
 * The manifest of a package as it is published: with the fields that are the same for all packages.
 *
 * @param {object} manifest package.json of the workspace
 * @param {{folder: string, repository: string}} options
 */
export function releaseManifest(manifest, { folder, repository }) {
  const staged = { ...manifest };
  delete staged.devDependencies;
  return {
    ...staged,
    homepage: `${repository}/tree/main/${folder}#readme`,
    bugs: { url: `${repository}/issues` },
    repository: {
      type: 'git',
      url: `git+${repository}.git`,
      directory: folder,
    },
    engines: { node: NODE_RANGE },
    files: [...new Set([...(manifest.files ?? []), ...COMMON_FILES])],
  };
}
