import { readSidecarArgs, SidecarArgs } from './args';
import { stillConnecting } from './connecting';
import { discoverApp } from './discoverApp';
import { initComponent, LoadedComponent } from './initComponent';
import { builtinStore, loadComponents } from './loadComponents';
import { fatal, info, LogLine } from './log/LogLine';
import { bootLines, serveLines, shutdownLines } from './logPhases';
import { outOfMemory } from './memory';
import { isInScope, logName } from './objects';
import { readInScope } from './readInScope';
import { missingSecret } from './secrets';
import { SidecarInput, SidecarState } from './types';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'fatal'];

/** Where it looks for a kubeconfig when it has no token; the user of its image lives there. */
const KUBECONFIG = '/home/nonroot/.kube/config';

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
  const resiliencies = (input.named.Resiliency ?? [])
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

  if (!LOG_LEVELS.includes(args.logLevel)) {
    const message = `invalid value for --log-level: ${args.logLevel}`;
    return { ...end(message), log: [fatal(message)] };
  }
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
  const connecting = stillConnecting(input);
  if (connecting) {
    return connecting;
  }
  if (args.config && !configuration) {
    return end(
      `error loading configuration: rpc error: code = Unknown desc = error getting configuration ${input.pod.metadata.namespace}/${args.config}: Configuration.dapr.io "${args.config}" not found`,
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
  const first = [...(builtin.log ?? []), waiting];
  const started = result.fatal
    ? end(result.fatal, [...first, ...result.log])
    : discoverApp(
        {
          appId,
          initialized: false,
          builtin: builtin.loaded,
          outcomes: result.outcomes,
          read: readInScope(input, appId),
          log: [...log, ...first, ...result.log, ...serving(args, input)],
        },
        input,
      );
  return delayed(started, log.length + first.length, result.waitedMs);
}

/** A start that takes its time: what is written after its first lines is written later. */
function delayed(
  state: SidecarState,
  firstLines: number,
  ms: number,
): SidecarState {
  return ms === 0
    ? state
    : {
        ...state,
        startsInMs: ms,
        log: state.log.map((line, at) =>
          at < firstLines ? line : { afterMs: ms, ...line },
        ),
      };
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
    const cause = `[INIT_COMPONENT_FAILURE]: initialization error occurred for ${name}: stat ${KUBECONFIG}: no such file or directory`;
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
