import { isEqual } from 'lodash';
import { readSidecarArgs } from './args';
import { hotReloads } from './configuration';
import { discoverApp } from './discoverApp';
import { loadComponents } from './loadComponents';
import { fatal, info, LogLine } from './log/LogLine';
import { shutdownLines } from './logPhases';
import { DaprComponent, isInScope, logName } from './objects';
import { readInScope } from './readInScope';
import { missingSecret } from './secrets';
import { SidecarInput, SidecarState } from './types';

/**
 * What a running daprd does about changed Dapr Components, Subscriptions and HTTP
 * endpoints: nothing without hot reload; with it, closes what is gone and
 * initialises what is new or changed.
 * A missing Secret leaves the sidecar as it was (the operator sends no update);
 * an initialisation that fails and is not to be ignored ends it.
 */
export function reloadSidecar(
  before: SidecarState,
  input: SidecarInput,
): SidecarState {
  const discovered = discoverApp(before, input);
  const args = readSidecarArgs(input.pod);
  const configuration = input.configurations.find(
    ({ metadata }) => metadata.name === args?.config,
  );
  if (
    !args ||
    discovered.exit ||
    !hotReloads(input.runtime.version, configuration)
  ) {
    return discovered;
  }
  const read = readInScope(input, discovered.appId);
  const state = isEqual(read, discovered.read)
    ? discovered
    : { ...discovered, read };
  const visible = input.components.filter(each => isInScope(each, state.appId));
  const kept = state.outcomes.filter(({ component }) =>
    visible.some(each => sameContent(each, component)),
  );
  const changed = visible.filter(
    each =>
      !kept.some(({ component }) => sameContent(each, component)) &&
      !missingSecret(each, input.secrets),
  );
  const stuck = state.outcomes.filter(
    outcome =>
      !kept.includes(outcome) &&
      visible.some(
        each =>
          each.metadata.name === outcome.component.metadata.name &&
          missingSecret(each, input.secrets),
      ),
  );
  const closed = state.outcomes.filter(
    outcome => !kept.includes(outcome) && !stuck.includes(outcome),
  );
  if (changed.length === 0 && closed.length === 0) {
    return state;
  }
  const log: LogLine[] = closed
    .filter(({ loaded }) => loaded)
    .map(({ component }) =>
      info(
        `Shutting down component ${logName(component)}`,
        'runtime.hotreload.reconciler',
      ),
    );
  const loadedStores = [...kept, ...stuck].flatMap(({ loaded }) =>
    loaded?.type.startsWith('secretstores.') ? [loaded.name] : [],
  );
  const result = loadComponents(changed, input, {
    args,
    configuration,
    loadedStores,
  });
  log.push(...result.log);
  const outcomes = [...kept, ...stuck, ...result.outcomes];
  return result.fatal
    ? {
        ...state,
        exit: { code: 1, message: result.fatal },
        log: [
          ...state.log,
          ...log,
          ...shutdownLines(),
          fatal(`Fatal error from runtime: ${result.fatal}`),
        ],
      }
    : { ...state, outcomes, log: [...state.log, ...log] };
}

/** Whether two versions of a Dapr Component are the same to daprd. */
function sameContent(a: DaprComponent, b: DaprComponent) {
  return (
    a.metadata.name === b.metadata.name &&
    isEqual(a.spec, b.spec) &&
    isEqual(a.auth, b.auth)
  );
}
