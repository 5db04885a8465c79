import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { KUBELET_PORT } from '../cluster/node';
import { packagePath } from '../packagePath';
import { LabPaths, ROOT } from '../paths';
import { Supervisor } from '../processes/Supervisor';
import { AGENT_PORT } from './port';

/** Runs TypeScript as it is; part of the Backstage CLI. */
export const TYPESCRIPT = resolve(
  ROOT,
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);

/** Name of the agent among the lab's processes. */
export const AGENT = 'agent';

/** Starts the agent inside the namespace. */
export async function startAgent(
  supervisor: Supervisor,
  paths: LabPaths,
): Promise<void> {
  await supervisor.start({
    name: AGENT,
    ports: [AGENT_PORT, KUBELET_PORT],
    command: process.execPath,
    args: [
      '--require',
      TYPESCRIPT,
      packagePath('src', 'agent', 'main.ts'),
      '--state-dir',
      paths.state,
    ],
    // Where the built programs are.
    env: { HOME: homedir(), XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? '' },
    ready: supervisor.httpReady(`http://127.0.0.1:${AGENT_PORT}/healthz`),
  });
}
