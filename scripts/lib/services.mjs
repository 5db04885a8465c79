import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { ROOT } from './paths.mjs';
import { Service } from './processes.mjs';
import { waitFor } from './wait.mjs';

/** Runs TypeScript as it is; part of the Backstage CLI. */
const TYPESCRIPT = [
  '--require',
  join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
];

const START_TIMEOUT_MS = 120_000;

/** The backend says this when one of its plugins cannot start, and runs on without it. */
const GAVE_UP = /Backend startup failed/;

/** A child that ended, or gave up, before it was ready will never become ready. */
async function ready(service, probe, what) {
  let ended;
  service.exited.then(result => {
    ended = result;
  });
  const unless = () => {
    if (ended) {
      throw new Failure(
        `The ${service.name} ended while starting; whole log: ${service.log}`,
        service.tail(),
      );
    }
    const tail = service.tail(200);
    const failure = tail.findIndex(line => GAVE_UP.test(line));
    if (failure !== -1) {
      throw new Failure(
        `The ${service.name} could not start; whole log: ${service.log}`,
        tail.slice(failure, failure + 10),
      );
    }
  };
  await waitFor(probe, { what, timeoutMs: START_TIMEOUT_MS, unless });
}

/** Tenants of the simulated host that are there before anybody creates one. */
const SEED = join(ROOT, 'packages/backend/demo/tenants.yaml');

/**
 * Starts the simulated hosts; ready when their kubeconfig is written.
 *
 * @param {{tenants?: boolean}} options `tenants`: a new host has some already, weeks old
 */
export async function startSandbox({
  toolchain,
  stateDir,
  logDir,
  tenants = false,
}) {
  const dir = join(stateDir, 'sandbox');
  mkdirSync(dir, { recursive: true });
  let announced = false;
  const service = new Service({
    name: 'sandbox',
    node: toolchain.node,
    args: [
      ...TYPESCRIPT,
      join(ROOT, 'packages/sandbox/src/main.ts'),
      '--state-dir',
      dir,
      ...(tenants ? ['--seed', SEED] : []),
    ],
    cwd: ROOT,
    env: toolchain.env,
    log: join(logDir, 'sandbox.log'),
    onLine: line => {
      announced ||= /^\{.*"ready":\s*true/.test(line);
    },
  });
  await ready(service, async () => announced, 'The start of the sandbox');
  return service;
}

/**
 * Starts the Backstage backend; ready when every role of the demo can sign in.
 *
 * @param {{configs?: string[], env?: object, namespace?: string}} options configuration files over app-config.yaml,
 *   further variables, and the network namespace to run in
 */
export async function startBackend({
  toolchain,
  stateDir,
  logDir,
  port,
  backendPort,
  signIn,
  configs = [join(ROOT, 'app-config.demo.yaml')],
  env = {},
  namespace,
}) {
  mkdirSync(join(stateDir, 'database'), { recursive: true });
  const service = new Service({
    name: 'backend',
    node: toolchain.node,
    namespace,
    args: [
      ...TYPESCRIPT,
      'src/index.ts',
      ...[join(ROOT, 'app-config.yaml'), ...configs].flatMap(file => [
        '--config',
        file,
      ]),
    ],
    cwd: join(ROOT, 'packages/backend'),
    env: {
      ...toolchain.env,
      DEMO_PORT: String(port),
      DEMO_BACKEND_PORT: String(backendPort),
      DEMO_STATE_DIR: stateDir,
      ...env,
    },
    log: join(logDir, 'backend.log'),
  });
  await ready(service, signIn, 'The start of the backend');
  return service;
}
