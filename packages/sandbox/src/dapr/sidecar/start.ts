import { readSidecarArgs, SidecarArgs } from './args';
import { discoverApp } from './discoverApp';
import { initComponent, LoadedComponent } from './initComponent';
import { builtinStore, loadComponents } from './loadComponents';
import { fatal, info, LogLine } from './log/LogLine';
import {
  bootLines,
  identityLines,
  serveLines,
  shutdownLines,
} from './log/phases';
import { outOfMemory } from './memory';
import { isInScope, logName } from './objects';
import { readInScope } from './readInScope';
import { missingSecret } from './secrets';
import { SidecarInput, SidecarState } from './types';

const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/**
 * Starts a daprd from nothing: reads its Configuration, lists the Dapr
 * Components of its host namespace through the operator, and initialises those
 * in its scope. The first thing that goes wrong ends it with exit code 1.
 *
 * @throws Error when the pod has no container `daprd`.
 */
export function startSidecar(input: SidecarInput): SidecarState {
  const args = readSidecarArgs(input.pod);
  if (!args) {
    throw new Error(`pod ${input.pod.metadata.name} has no container daprd`);
  }
  const { appId } = args;
  const configuration = input.configurations.find(
    ({ metadata }) => metadata.name === args.config,
  );
  const resiliencies = input.resiliencies
    .filter(each => isInScope(each, appId))
    .map(({ metadata }) => metadata.name);
  const log = bootLines(args, input.runtime, resiliencies);
  const end = (message: string, lines: LogLine[] = []): SidecarState => ({
    appId,
    outcomes: [],
    initialized: false,
    exit: { code: 1, message },
    log: [
      ...log,
      ...lines,
      ...shutdownLines(),
      fatal(`Fatal error from runtime: ${message}`),
    ],
  });

  if (outOfMemory(input.pod)) {
    // The kernel lets nobody say goodbye.
    return {
      appId,
      outcomes: [],
      initialized: false,
      exit: { code: 137, reason: 'OOMKilled' },
      log,
    };
  }
  const { sentry, operator } = input.unreachable ?? {};
  if (sentry) {
    const message = `failed to retrieve the initial identity: error from sentry SignCertificate: ${unavailable(
      sentry,
    )}`;
    return {
      ...end(message),
      log: [
        ...identityLines(input.runtime),
        fatal(`Fatal error from runtime: ${message}`),
      ],
    };
  }
  if (operator) {
    const what = args.config
      ? 'error loading configuration'
      : 'failed to load components';
    return end(`${what}: ${unavailable(operator)}`);
  }
  if (args.config && !configuration) {
    return end(
      `error loading configuration: rpc error: code = Unknown desc = error getting configuration: Configuration.dapr.io "${args.config}" not found`,
    );
  }
  // The operator resolves the Secrets of every Dapr Component of the namespace
  // before scopes are looked at, and one that is missing fails its whole answer.
  const missing = input.components
    .map(component => missingSecret(component, input.secrets))
    .find(name => name !== undefined);
  if (missing) {
    return end(
      `failed to load components: rpc error: code = Unknown desc = Secret "${missing}" not found`,
    );
  }

  const builtin = args.builtinSecretStore ? startBuiltin(input) : {};
  if (builtin.failure) {
    return end(builtin.failure, builtin.log);
  }
  const waiting = info(
    'Waiting for all outstanding components to be processed…',
  );
  const result = loadComponents(
    input.components.filter(component => isInScope(component, appId)),
    input,
    {
      args,
      configuration,
      loadedStores: builtin.loaded ? [builtin.loaded.name] : [],
    },
  );
  if (result.fatal) {
    return end(result.fatal, [...(builtin.log ?? []), waiting, ...result.log]);
  }
  return discoverApp(
    {
      appId,
      initialized: false,
      builtin: builtin.loaded,
      outcomes: result.outcomes,
      read: readInScope(input, appId),
      log: [
        ...log,
        ...(builtin.log ?? []),
        waiting,
        ...result.log,
        ...serving(args, input),
      ],
    },
    input,
  );
}

/** The words of gRPC for a server that cannot be dialled. */
function unavailable(dialling: string) {
  return `rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: ${dialling}"`;
}

function serving(args: SidecarArgs, input: SidecarInput) {
  const subscriptions = input.subscriptions
    .filter(each => isInScope(each, args.appId))
    .map(({ metadata }) => metadata.name);
  const address = args.listenAddresses.split(',').pop() ?? '';
  return serveLines(args, subscriptions, address);
}

function startBuiltin(input: SidecarInput): {
  loaded?: LoadedComponent;
  failure?: string;
  log?: LogLine[];
} {
  const store = builtinStore();
  const name = logName(store);
  if (input.pod.spec.automountServiceAccountToken === false) {
    const cause = `[INIT_COMPONENT_FAILURE]: initialization error occurred for ${name}: open ${TOKEN}: no such file or directory`;
    return {
      failure: `process component ${store.metadata.name} error: ${cause}`,
      log: [
        {
          level: 'error',
          scope: 'runtime.processor',
          msg: `Failed to init component ${name}: ${cause}`,
        },
      ],
    };
  }
  const { loaded } = initComponent(store, new Map(), input.backends);
  return {
    loaded,
    log: [info(`Component loaded: ${name}`, 'runtime.processor')],
  };
}
