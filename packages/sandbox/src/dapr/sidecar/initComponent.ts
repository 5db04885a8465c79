import { durationMs } from '../../helm/duration';
import { BackendRegistry } from './backends';
import { componentType } from './componentTypes';
import { DaprComponent, logName } from './objects';
import { MetadataValues } from './secrets';

/** One entry of `components` in `/v1.0/metadata`. */
export type LoadedComponent = {
  name: string;
  type: string;
  version: string;
  capabilities?: string[];
};

export type InitResult =
  | { loaded: LoadedComponent; failure?: undefined }
  | {
      loaded?: undefined;
      failure: string;
      /** Milliseconds until it is noticed; at once when absent. */
      waitedMs?: number;
    };

/**
 * Initialises a Dapr Component as daprd does. `failure` is daprd's own text,
 * which never holds a metadata value but the backend's address.
 */
export function initComponent(
  component: DaprComponent,
  values: MetadataValues,
  backends: BackendRegistry,
): InitResult {
  const { type, version } = component.spec;
  const known = componentType(type, version);
  const failed = (kind: string, cause: string) => ({
    failure: `[${kind}]: initialization error occurred for ${logName(
      component,
    )}: ${cause}`,
  });
  if ('missing' in known) {
    return known.category
      ? failed('CREATE_COMPONENT_FAILURE', known.missing)
      : { failure: known.missing };
  }
  const keyPrefix = values.get('keyprefix');
  if (type.startsWith('state.') && keyPrefix?.includes('||')) {
    return failed(
      'INIT_COMPONENT_FAILURE',
      `input key/keyPrefix '${keyPrefix}' can't contain '||'`,
    );
  }
  if (known.addressField) {
    const address = values.get(known.addressField.toLowerCase());
    if (!address) {
      return failed(
        'INIT_COMPONENT_FAILURE',
        `missing or empty ${known.addressField} field from metadata`,
      );
    }
    if (backends.isSilent(address)) {
      const timeout = initTimeout(component);
      return {
        failure: `init timeout for component ${logName(
          component,
        )} exceeded after ${timeout}`,
        waitedMs: durationMs(timeout),
      };
    }
    const password = values.get(known.passwordField?.toLowerCase() ?? '');
    const refusal = backends.connect(address, password);
    if (refusal) {
      return failed(
        'INIT_COMPONENT_FAILURE',
        `${known.connecting?.(address) ?? address}: ${refusal}`,
      );
    }
  }
  return {
    loaded: {
      name: component.metadata.name,
      type,
      version,
      ...(known.capabilities.length && { capabilities: known.capabilities }),
    },
  };
}

const DEFAULT_INIT_TIMEOUT = '5s';

/** How long daprd waits for one Dapr Component; what it cannot read counts as not set. */
function initTimeout({ spec }: DaprComponent): string {
  const { initTimeout: text = '' } = spec;
  return durationMs(text) === undefined ? DEFAULT_INIT_TIMEOUT : text;
}
