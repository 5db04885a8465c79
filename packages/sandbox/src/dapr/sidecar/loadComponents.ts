import { SidecarArgs } from './args';
import { isDenied } from './configuration';
import { initComponent, InitResult } from './initComponent';
import { error, info, LogLine, warning } from './log/LogLine';
import { DaprComponent, DaprConfiguration, logName } from './objects';
import { KUBERNETES_STORE, storeOf, usesSecrets, valuesOf } from './secrets';
import { ComponentOutcome, SidecarInput } from './types';

const PROCESSOR = 'runtime.processor';

const isStore = ({ spec }: DaprComponent) =>
  spec.type.startsWith('secretstores.');

export type LoadResult = {
  outcomes: ComponentOutcome[];
  log: LogLine[];
  /** daprd's words for the error that ends it. */
  fatal?: string;
  /** Milliseconds it has taken, because backends said nothing. */
  waitedMs: number;
};

/** The built-in store `kubernetes`; it needs the pod's service account token. */
export function builtinStore(): DaprComponent {
  return {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name: KUBERNETES_STORE },
    spec: { type: 'secretstores.kubernetes', version: 'v1', metadata: [] },
  };
}

/**
 * Initialises Dapr Components in the order given, which must all be in scope
 * and have their Secrets. Stops at the first failure that is not to be ignored.
 */
export function loadComponents(
  components: DaprComponent[],
  input: SidecarInput,
  options: {
    args: SidecarArgs;
    configuration?: DaprConfiguration;
    loadedStores: string[];
  },
): LoadResult {
  const stores = new Set(options.loadedStores);
  const result: LoadResult = { outcomes: [], log: [], waitedMs: 0 };
  let actorStore: string | undefined;
  // Secret stores first: what refers to one waits for it.
  const ordered = [...components].sort(
    (a, b) => Number(isStore(b)) - Number(isStore(a)),
  );
  for (const component of ordered) {
    const name = component.metadata.name;
    const store = storeOf(component);
    if (isDenied(component, options.configuration)) {
      result.log.push(
        warning(
          `component ${logName(component)} is denied by the configuration`,
        ),
      );
      result.outcomes.push({ component });
    } else if (
      usesSecrets(component) &&
      store !== KUBERNETES_STORE &&
      !stores.has(store)
    ) {
      result.log.push(
        warning(
          `Component ${name} references a secret store that isn't loaded: ${store}`,
          'runtime.processor.secret',
        ),
      );
      result.outcomes.push({ component });
    } else {
      const values = valuesOf(component, input.secrets);
      const wantsActors = values.get('actorstatestore') === 'true';
      const init: InitResult =
        wantsActors && actorStore
          ? {
              failure: `detected duplicate actor state store: ${actorStore} and ${name}`,
            }
          : initComponent(component, values, input.backends);
      const before = result.log.length;
      record(component, init, result);
      for (const line of result.log.slice(before)) {
        line.afterMs = result.waitedMs;
      }
      if (result.fatal) {
        return result;
      }
      if (init.loaded && isStore(component)) {
        stores.add(name);
      }
      if (init.loaded && wantsActors) {
        actorStore = name;
      }
    }
  }
  return result;
}

function record(
  component: DaprComponent,
  init: InitResult,
  result: LoadResult,
) {
  if (init.loaded) {
    result.outcomes.push({ component, loaded: init.loaded });
    result.log.push(info(`Component loaded: ${logName(component)}`, PROCESSOR));
    return;
  }
  const name = logName(component);
  result.waitedMs += init.waitedMs ?? 0;
  // daprd wraps the error of an initialisation twice when it reports the process.
  const wrapped = `process component ${component.metadata.name} error: [INIT_COMPONENT_FAILURE]: initialization error occurred for ${name}: ${init.failure}`;
  result.log.push(
    error(`Failed to init component ${name}: ${init.failure}`, PROCESSOR),
  );
  if (component.spec.ignoreErrors) {
    result.outcomes.push({ component });
    result.log.push(
      error(`Ignoring error processing component: ${wrapped}`, PROCESSOR),
    );
  } else {
    result.fatal = wrapped;
    result.log.push(
      warning(
        `Error processing component, daprd will exit gracefully: ${wrapped}`,
        PROCESSOR,
      ),
    );
  }
}
