import { spawnSync } from 'node:child_process';

/** Where the backend's thread for evaluations is in its package. */
const WORKER = 'dist/platform/evaluation/worker.cjs.js';

const TASK = {
  name: 'readYaml',
  argument: { text: 'name: built', field: 'manifests' },
};

const SCRIPT = `
const { Piscina } = require('piscina');
const pool = new Piscina({ filename: require('node:path').resolve(${JSON.stringify(
  WORKER,
)}), maxThreads: 1 });
pool.run(${JSON.stringify(TASK)}).then(
  outcome => { console.log(JSON.stringify(outcome)); return pool.destroy(); },
  error => { console.error(error); process.exit(1); },
);`;

/**
 * Whether the thread that evaluates what callers send runs from the packed backend: it is started by its path, so that a
 * build could leave it out unnoticed.
 *
 * @param {{files: string[], manifest: any, unpacked: string}} packed
 * @param {{node: string}} toolchain
 * @returns {string[]}
 */
export function checkWorker({ manifest, unpacked }, { node }) {
  if (!manifest.dependencies?.piscina) {
    return [];
  }
  const { status, stdout, stderr } = spawnSync(node, ['-e', SCRIPT], {
    cwd: unpacked,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return status === 0 && stdout.includes('built')
    ? []
    : [`${WORKER} does not run as a thread: ${stderr.slice(0, 500)}`];
}
