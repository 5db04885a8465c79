import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundle } from './bundle.mjs';
import { DEMO_USERS, signIn } from './demo-users.mjs';
import { Failure } from './failure.mjs';
import { startFront } from './front.mjs';
import { install } from './install.mjs';
import { claimStateDir } from './state-dir.mjs';
import { freePort, requireFreePort } from './ports.mjs';
import { startBackend, startSandbox } from './services.mjs';
import { prepareSqlite } from './sqlite.mjs';
import { prepareNode } from './toolchain.mjs';

/**
 * Brings a checkout to the point where the portal can start: Node, packages, web app.
 *
 * @returns the toolchain to run it with
 */
export async function prepare({ reporter, logDir }) {
  let toolchain;
  const report = line => reporter.line(line);
  await reporter.step('Node', async () => {
    toolchain = await prepareNode({ log: join(logDir, 'node.log'), report });
    return toolchain.version;
  });
  await reporter.step('Packages', onProgress =>
    install({
      toolchain,
      log: join(logDir, 'install.log'),
      onProgress,
      report,
    }),
  );
  await reporter.step('SQLite', () =>
    prepareSqlite({ toolchain, log: join(logDir, 'sqlite.log') }),
  );
  return toolchain;
}

/** Rejects when one of the services ends without being stopped. */
async function failWhenOneDies(services) {
  await Promise.race(
    services.map(async service => {
      const { code, signal, stopped } = await service.exited;
      if (stopped) {
        return new Promise(() => {});
      }
      throw new Failure(
        `The ${service.name} died (${
          signal ?? `exit code ${code}`
        }); whole log: ${service.log}`,
        service.tail(),
      );
    }),
  );
}

/**
 * Starts sandbox, backend and web app.
 *
 * @param {{reporter: import('./reporter.mjs').Reporter, stateDir: string, fresh?: boolean, tenants?: boolean,
 *   port?: number, backendPort?: number}} options ports left out are picked; `tenants`: a new host has some already
 * @returns {Promise<{url: string, apiUrl: string, toolchain: object, died: Promise<never>}>} `died` rejects when a
 *   service ends without being stopped
 */
export async function startPortal({
  reporter,
  stateDir,
  fresh,
  tenants,
  ...ports
}) {
  const logDir = join(stateDir, 'logs');
  const port = ports.port ?? (await freePort());
  const backendPort = ports.backendPort ?? (await freePort());
  await requireFreePort(port, '--port');
  await requireFreePort(backendPort, '--backend-port');
  claimStateDir(stateDir);
  if (fresh) {
    for (const name of ['sandbox', 'database']) {
      rmSync(join(stateDir, name), { recursive: true, force: true });
    }
  }
  mkdirSync(logDir, { recursive: true });

  const toolchain = await prepare({ reporter, logDir });
  await reporter.step('Web app', () =>
    buildBundle({ toolchain, log: join(logDir, 'bundle.log') }),
  );
  const services = [];
  const common = { toolchain, stateDir, logDir };
  await reporter.step('Sandbox', async () => {
    services.push(await startSandbox({ ...common, tenants }));
  });
  await reporter.step('Backend', async () => {
    const backend = `http://127.0.0.1:${backendPort}`;
    const everyoneCanSignIn = async () => {
      await Promise.all(DEMO_USERS.map(user => signIn(backend, user)));
      return true;
    };
    services.push(
      await startBackend({
        ...common,
        port,
        backendPort,
        signIn: everyoneCanSignIn,
      }),
    );
  });
  await startFront({ port, backendPort });
  return {
    url: `http://localhost:${port}`,
    // By address: not every Node finds an IPv4 server under the name localhost.
    apiUrl: `http://127.0.0.1:${port}`,
    toolchain,
    died: failWhenOneDies(services),
  };
}
