import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** What API Extractor says of every repository of this kind, whatever its API looks like. */
const OMITTED = [
  // Sources stand in for builds until a package is published.
  'ae-wrong-input-file-type',
  'ae-undocumented',
];

/**
 * Programs that are compiled for the reports, in this order. The compiler writes inferred types (of schemas and
 * messages) in the order in which it met their members, so a package with many of them is compiled alone: its report
 * then changes with that package only. What the first programs write of the common package, the last one overwrites.
 */
const PROGRAMS = {
  published: ['plugins/*/src'],
  frontend: ['plugins/dapr-vcluster/src'],
  common: ['plugins/dapr-vcluster-common/src'],
};

function writeConfig(folder, name, sources) {
  const path = join(folder, `${name}.json`);
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    include: sources.map(source => join(ROOT, source)),
    exclude: [join(ROOT, 'node_modules'), '**/*.test.ts', '**/*.test.tsx'],
    compilerOptions: {
      incremental: false,
      emitDeclarationOnly: true,
      // Another stage checks; checking would meet members in an order of its own.
      noCheck: true,
    },
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}

/** Arguments for Node, one list a program, to write the declarations that the reports are made of. */
export function declarationArgs() {
  const folder = join(ROOT, 'node_modules/.cache/api-declarations');
  mkdirSync(folder, { recursive: true });
  return Object.entries(PROGRAMS).map(([name, sources]) => [
    join(ROOT, 'node_modules/typescript/bin/tsc'),
    '--project',
    writeConfig(folder, name, sources),
  ]);
}

/** Arguments for Node to write (or, with `--ci`, to compare) the reports of the published packages. */
export const apiReportArgs = (...flags) => [
  join(ROOT, 'node_modules/@backstage/repo-tools/bin/backstage-repo-tools'),
  'api-reports',
  '--omit-messages',
  OMITTED.join(','),
  ...flags,
  'plugins/*',
];
