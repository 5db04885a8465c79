const ENTRY = /^## (.+)$/gm;

/** Versions that a changelog has entries of, newest first. */
export function versionsIn(text) {
  return [...text.matchAll(ENTRY)].map(([, version]) => version);
}

/**
 * A changelog that does not begin with the version that is published, or has two entries of it.
 *
 * @param {{manifest: {version: string}, read: (path: string) => string}} packed
 * @returns {string[]}
 */
export function checkChangelog({ manifest: { version }, read }) {
  const versions = versionsIn(read('CHANGELOG.md'));
  if (versions[0] !== version) {
    return [
      `CHANGELOG.md begins with ${
        versions[0] ?? 'no version'
      }; it has to begin with "## ${version}", which "yarn changeset version" writes`,
    ];
  }
  return versions.filter(each => each === version).length > 1
    ? [`CHANGELOG.md has several entries of ${version}; make one of them`]
    : [];
}
