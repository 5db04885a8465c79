import { parse } from 'yaml';
import { KUBERNETES_YAML } from '../../yaml/kubernetesYaml';
import { EditOperation } from '../../model/findings';
import { isMap, JsonMap } from '../../model/paths';
import { Translation } from './translation';

/** The last minor with multi-namespace mode, without which generic sync is of no use to Dapr. */
const LAST_MULTI_NAMESPACE = 25;

/** `multiNamespaceMode` of charts before 0.20. */
export function translateMultiNamespaceMode(
  given: unknown,
  minor: number,
): Translation {
  const from = 'multiNamespaceMode';
  if (minor > LAST_MULTI_NAMESPACE) {
    return {
      operations: [],
      became: [{ from, gone: 'the mode has gone in 0.26' }],
    };
  }
  const path = ['experimental', 'multiNamespaceMode'];
  return {
    operations: [{ op: 'set', path, value: given }],
    became: [{ from, to: path.join('.') }],
  };
}

const SECRETS_ALL: EditOperation = {
  op: 'set',
  path: ['sync', 'toHost', 'secrets', 'all'],
  value: true,
};

/**
 * `sync.generic` of charts before 0.20. The portal registers Dapr Components on the host where generic sync is gone; what
 * the tenant still has to send there are the Secrets they refer to.
 */
export function translateGenericSync(
  given: unknown,
  minor: number,
): Translation {
  const from = 'sync.generic';
  if (isEmptyConfig(isMap(given) ? given.config : undefined)) {
    return { operations: [], became: [{ from, gone: 'it syncs nothing' }] };
  }
  if (minor > LAST_MULTI_NAMESPACE) {
    return {
      operations: [SECRETS_ALL],
      became: [
        {
          from,
          to: 'sync.toHost.secrets.all',
          note: 'register Dapr Components through the portal',
        },
      ],
    };
  }
  const { config, ...rest } = isMap(given) ? given : ({} as JsonMap);
  const exported = readConfig(config);
  return {
    ...(exported && {
      operations: [
        {
          op: 'set' as const,
          path: ['experimental', 'genericSync'],
          value: { ...exported, ...rest },
        },
        SECRETS_ALL,
      ],
    }),
    became: [
      {
        from,
        to: 'experimental.genericSync',
        note: 'its config is no text any more',
      },
    ],
  };
}

/** The values of the old charts have a config without a content. */
function isEmptyConfig(config: unknown): boolean {
  if (config === undefined || config === null) {
    return true;
  }
  try {
    return (
      typeof config === 'string' &&
      (parse(config, KUBERNETES_YAML) ?? null) === null
    );
  } catch {
    return false;
  }
}

function readConfig(config: unknown): JsonMap | undefined {
  if (typeof config !== 'string') {
    return undefined;
  }
  try {
    const value: unknown = parse(config, KUBERNETES_YAML);
    return isMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
