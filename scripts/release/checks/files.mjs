import { COMMON_FILES } from '../manifest.mjs';

const REQUIRED = ['README.md', 'package.json', ...COMMON_FILES];

/** Where a file comes from; others are files of the package's folder. */
const HOW_TO_HAVE = {
  LICENSE: '; it is copied from the root',
  NOTICE: '; it is copied from the root',
  'CHANGELOG.md': '; it is written from releases/',
  'README.md': '; write one in the folder of the package',
  'catalog-info.yaml': '; write one in the folder of the package',
};

/** What a package may contain; Backstage's packing writes the schema, and a folder for each further entry point. */
const ALLOWED = [
  /^(?:README|CHANGELOG)\.md$/,
  /^(?:LICENSE|NOTICE)$/,
  /^(?:package\.json|catalog-info\.yaml|config\.d\.ts|config\.schema\.json)$/,
  /^dist\/.+\.(?:js|d\.ts|json|css|svg|png|woff2?)$/,
  /^bin\/[\w.-]+$/,
  /^manifests\/[\w./-]+\.ya?ml$/,
  /^migrations\/[\w.-]+\.js$/,
  /^[\w-]+\/package\.json$/,
];

/** Tests, and what only they and the tools use. */
const UNWANTED = /(?:^|\/)(?:__\w+__|testdata|fixtures?|tools?)\/|\.test\./;

/**
 * Files that are missing, and files that nobody who installs the package needs.
 *
 * @param {{files: string[]}} unpacked paths relative to the package
 * @returns {string[]}
 */
export function checkFiles({ files }) {
  return [
    ...REQUIRED.filter(name => !files.includes(name)).map(
      name => `${name} is missing${HOW_TO_HAVE[name] ?? ''}`,
    ),
    ...files
      .filter(
        path =>
          UNWANTED.test(path) || !ALLOWED.some(pattern => pattern.test(path)),
      )
      .map(
        path =>
          `${path} does not belong into the package; leave it out with "files" of package.json`,
      ),
  ];
}
