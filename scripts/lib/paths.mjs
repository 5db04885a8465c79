import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** State of the demo: databases, the sandbox's objects, logs. Not under version control. */
export const STATE_DIR = join(ROOT, '.state');

/** What a test run leaves for people to look at. Not under version control. */
export const ARTIFACTS_DIR = join(ROOT, 'artifacts');

/** Tools fetched once for all checkouts of this user. */
export const TOOLS_DIR = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'dapr-vcluster-portal',
);

/** The committed Yarn release. */
export const YARN = join(ROOT, '.yarn', 'releases', 'yarn-4.18.1.cjs');

/** Entry point of an installed command line tool. */
export const BACKSTAGE_CLI = join(
  ROOT,
  'node_modules/@backstage/cli/bin/backstage-cli',
);
