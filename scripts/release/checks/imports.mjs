import { builtinModules, createRequire } from 'node:module';

const ts = createRequire(import.meta.url)('typescript');

const BUILTIN = new Set([
  ...builtinModules,
  ...builtinModules.map(name => `node:${name}`),
]);

/**
 * Packages that code or declarations import, and the manifest does not name.
 *
 * @param {{manifest: any, files: string[], read: (path: string) => string}} unpacked
 * @returns {string[]}
 */
export function checkImports({ manifest, files, read }) {
  const declared = new Set([
    manifest.name,
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.peerDependencies ?? {}),
    ...Object.keys(manifest.optionalDependencies ?? {}),
  ]);
  const undeclared = new Map();
  for (const path of files.filter(file => /\.(?:js|d\.ts)$/.test(file))) {
    for (const name of importedPackages(read(path))) {
      // Types of a package that is written in JavaScript come from another one.
      const types = path.endsWith('.d.ts') && declared.has(typesOf(name));
      if (!declared.has(name) && !types && !undeclared.has(name)) {
        undeclared.set(name, path);
      }
    }
  }
  return [...undeclared].map(
    ([name, path]) =>
      `${path} imports ${name}, which package.json lacks; add it to dependencies`,
  );
}

/** Names of the packages that a text of JavaScript or TypeScript imports. */
export function importedPackages(text) {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(
    text,
    true,
    true,
  );
  const names = [...importedFiles, ...typeReferenceDirectives]
    .map(({ fileName }) => fileName)
    .filter(name => !/^[./]/.test(name) && !BUILTIN.has(name))
    .map(name =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
    .filter(name => !BUILTIN.has(name));
  return [...new Set(names)];
}

function typesOf(name) {
  return `@types/${name.replace(/^@/, '').replace('/', '__')}`;
}
