import { parseArgs } from 'node:util';
import {
  isAlreadyExists,
  isConflict,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { createSandbox } from './host';
import { readSeed } from './seed';

const USAGE = 'usage: main.ts --state-dir DIR [--port N] [--seed FILE]';

/** Runs both hosts until a signal comes; everything that lasts is under the state directory. */
async function main() {
  const { values } = parseArgs({
    options: {
      'state-dir': { type: 'string' },
      port: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const stateDir = values['state-dir'];
  const port = values.port === undefined ? undefined : Number(values.port);
  if (!stateDir) {
    throw new Error(`--state-dir is missing; ${USAGE}`);
  }
  if (
    port !== undefined &&
    !(Number.isInteger(port) && port > 0 && port < 65535)
  ) {
    throw new Error(
      `--port "${values.port}" is no port number from 1 to 65534; ${USAGE}`,
    );
  }
  const started = Date.now();
  const sandbox = await createSandbox({
    stateDir,
    basePort: port,
    seed: values.seed === undefined ? [] : readSeed(values.seed),
    onError: report,
  });
  const stop = () => {
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
    sandbox.close().then(
      () => process.exit(0),
      error => fail(error),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const { hosts, kubeconfigPath } = sandbox;
  const announcement = {
    ready: true,
    kubeconfig: kubeconfigPath,
    hosts: {
      sandbox: hosts.sandbox?.server.url,
      recorded: hosts.recorded?.server.url,
    },
    startedInMs: Date.now() - started,
  };
  process.stdout.write(`${JSON.stringify(announcement)}\n`);
}

/** Errors are tried again; two writers meeting is not even one worth a line. */
function report(what: string, error: unknown) {
  if (!isConflict(error) && !isAlreadyExists(error)) {
    process.stderr.write(`${what}: ${(error as Error).message}\n`);
  }
}

function fail(error: unknown) {
  process.stderr.write(`sandbox: ${(error as Error).message}\n`);
  process.exit(1);
}

main().catch(fail);
