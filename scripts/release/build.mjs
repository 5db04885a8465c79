import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/run.mjs';

/** The line that tells a debugger where a map is. */
const MAP_COMMENT = /\n\/\/# sourceMappingURL=\S+\s*$/;

/**
 * Builds the staged packages: first the declarations of all, which the build of each package reads.
 *
 * @param {{root: string, target: string, packages: {folder: string, manifest: object}[], toolchain: object,
 *   logDir: string, onPackage: (name: string) => void}} options
 * @throws Failure naming the package that cannot be built
 */
export async function build({
  root,
  target,
  packages,
  toolchain,
  logDir,
  onPackage,
}) {
  mkdirSync(logDir, { recursive: true });
  const command = { node: toolchain.node, env: toolchain.env };
  await run({
    ...command,
    name: 'declarations',
    args: [
      join(root, 'node_modules/typescript-7/bin/tsc'),
      ...['--project', declarationProject(root, target, packages)],
    ],
    cwd: root,
    log: join(logDir, 'declarations.log'),
    sentence: 'The declarations cannot be written',
  });
  for (const { folder, manifest } of packages) {
    onPackage(manifest.name);
    await run({
      ...command,
      name: manifest.name,
      args: [
        join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
        ...['package', 'build'],
      ],
      cwd: join(target, folder),
      log: join(logDir, `${manifest.name}.log`),
      sentence: `${manifest.name} cannot be built`,
    });
    dropSourceMaps(join(target, folder, 'dist'));
  }
}

function declarationProject(root, target, packages) {
  const path = join(target, 'declarations.json');
  const sources = packages.flatMap(({ folder }) => [
    join(root, folder, 'src'),
    join(root, folder, 'config.d.ts'),
  ]);
  const project = {
    extends: join(root, 'tsconfig.json'),
    include: sources,
    exclude: ['**/*.test.ts', '**/*.test.tsx', '**/__testUtils__/**'],
    compilerOptions: {
      incremental: false,
      emitDeclarationOnly: true,
      // Types are checked by a stage of the tests.
      noCheck: true,
      rootDir: root,
      outDir: join(target, 'dist-types'),
    },
  };
  writeFileSync(path, JSON.stringify(project, null, 2));
  return path;
}

/** A map without the sources helps nobody, and one with them makes the package three times as large. */
function dropSourceMaps(folder) {
  for (const entry of readdirSync(folder, {
    recursive: true,
    withFileTypes: true,
  })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.name.endsWith('.map')) {
      rmSync(path);
    } else if (entry.name.endsWith('.js')) {
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replace(MAP_COMMENT, '\n'));
    }
  }
}
