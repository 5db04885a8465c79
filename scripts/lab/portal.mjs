import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBundle } from '../lib/bundle.mjs';
import { Failure } from '../lib/failure.mjs';
import { STATE_DIR } from '../lib/paths.mjs';
import { requireFreePort } from '../lib/ports.mjs';
import { Service } from '../lib/processes.mjs';
import { BACKEND_PORT, startLabBackend } from './backend.mjs';
import { describeLab } from './command.mjs';
import { pipeSockets } from './pipe-sockets.mjs';

const BRIDGE = fileURLToPath(new URL('./bridge.mjs', import.meta.url));
const PORT = 3000;

/** Serves a portal for the lab until it is stopped; rejects when one of its processes ends. */
export async function servePortal({ reporter, toolchain, labArgs }) {
  await requireFreePort(PORT, '--port');
  const lab = describeLab(toolchain, labArgs);
  const stateDir = join(STATE_DIR, 'lab-portal');
  const logDir = join(stateDir, 'logs');
  await reporter.step('Web app', () =>
    buildBundle({ toolchain, log: join(logDir, 'bundle.log') }),
  );
  const { service } = await startLabBackend({
    reporter,
    stateDir,
    lab,
    port: PORT,
  });
  const path = join(stateDir, 'portal.sock');
  rmSync(path, { force: true });
  const bridge = new Service({
    name: 'bridge',
    node: toolchain.node,
    namespace: lab.namespace,
    args: [BRIDGE, path, String(BACKEND_PORT)],
    cwd: stateDir,
    env: toolchain.env,
    log: join(logDir, 'bridge.log'),
  });
  await pipeSockets({ host: '127.0.0.1', port: PORT }, { path });
  reporter.line(
    `The portal is at http://localhost:${PORT}; its host "lab" is real. Ctrl-C ends the portal, "npm run lab -- down" the lab.`,
  );
  await Promise.race([service.exited, bridge.exited]);
  throw new Failure('The portal ended', [...service.tail(), ...bridge.tail()]);
}
