import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** What API Extractor says of every repository of this kind, whatever its API looks like. */
const OMITTED = [
  // Sources stand in for builds until a package is published.
  'ae-wrong-input-file-type',
  // Everything that an entry point exports is public.
  'ae-missing-release-tag',
  'ae-undocumented',
];

/** Arguments for Node to write (or, with `--ci`, to compare) the reports of the published packages. */
export const apiReportArgs = (...flags) => [
  join(ROOT, 'node_modules/@backstage/repo-tools/bin/backstage-repo-tools'),
  'api-reports',
  '--omit-messages',
  OMITTED.join(','),
  ...flags,
  // Not the common package and the frontend: the compiler writes the types it infers (from schemas, from messages)
  // in an order that depends on what was compiled before, so their reports differ from run to run.
  'plugins/dapr-vcluster-backend',
  'plugins/dapr-vcluster-node',
  'plugins/*-module-*',
];
