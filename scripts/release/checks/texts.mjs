import { relativeLinks } from '../readme.mjs';

/** Characters of a declaration file that an editor still reads at once. */
const MAX_DECLARATIONS = 120_000;

/**
 * Links that only work in the repository, sources in source maps, and declarations that are too long.
 *
 * @param {{files: string[], read: (path: string) => string}} unpacked
 * @returns {string[]}
 */
export function checkTexts({ files, read }) {
  return [
    ...files
      .filter(path => path.endsWith('.md'))
      .flatMap(path =>
        relativeLinks(read(path)).map(
          target =>
            `${path} has the relative link ${target}; write an absolute one`,
        ),
      ),
    ...files
      .filter(path => path.endsWith('.map'))
      .filter(path => JSON.parse(read(path)).sourcesContent)
      .map(path => `${path} contains sources`),
    ...files
      .filter(path => path.endsWith('.js'))
      .filter(path => /\n\/\/# sourceMappingURL=/.test(read(path)))
      .filter(path => !files.includes(`${path}.map`))
      .map(path => `${path} names a source map that is not there`),
    ...files
      .filter(path => path.endsWith('.d.ts'))
      .filter(path => read(path).length > MAX_DECLARATIONS)
      .map(
        path =>
          `${path} has ${
            read(path).length
          } characters; more than ${MAX_DECLARATIONS} slow editors down`,
      ),
  ];
}
