import {
  DAPR_KIND_TABLE,
  isDaprAtLeast,
} from 'backstage-plugin-dapr-vcluster-common';
import { readSidecarArgs, SidecarArgs } from './args';
import { enabledFeatures } from './configuration';
import { LoadedComponent } from './initComponent';
import { DaprSubscription } from './objects';
import { SidecarInput, SidecarState } from './types';

/** The answer of `/v1.0/metadata`; absent means none, as in daprd. */
export type SidecarMetadata = {
  id: string;
  runtimeVersion: string;
  components?: LoadedComponent[];
  extended: Record<string, string>;
  subscriptions?: object[];
  enabledFeatures?: string[];
  /** Of the kinds that it tells by name, e.g. `httpEndpoints`. */
  [named: string]: unknown;
  appConnectionProperties: object;
  actorRuntime: object;
  scheduler?: { connected_addresses: string[] };
};

/** What a running sidecar says of itself; fields in the order of daprd's JSON. */
export function sidecarMetadata(
  state: SidecarState,
  input: SidecarInput,
): SidecarMetadata {
  const args = readSidecarArgs(input.pod);
  const { version, schedulers } = input.runtime;
  const features = enabledFeatures(
    version,
    input.configurations.find(({ metadata }) => metadata.name === args?.config),
  );
  const components = [
    ...(state.builtin ? [state.builtin] : []),
    ...state.outcomes.flatMap(({ loaded }) => (loaded ? [loaded] : [])),
  ];
  const subscriptions = (state.read?.subscriptions ?? []).map(
    subscriptionEntry,
  );
  return {
    id: state.appId,
    runtimeVersion: version,
    ...(features.length && { enabledFeatures: features }),
    ...(components.length && { components }),
    extended: { daprRuntimeVersion: version },
    ...(subscriptions.length && { subscriptions }),
    ...namedEntries(state, version),
    appConnectionProperties: args ? appConnection(args) : {},
    actorRuntime: actorRuntime(args, input),
    ...(schedulers.length && {
      scheduler: { connected_addresses: schedulers },
    }),
  };
}

/** What it has read of the kinds that a daprd of its version tells by name. */
function namedEntries({ read }: SidecarState, version: string) {
  const told = Object.values(DAPR_KIND_TABLE).flatMap(({ kind, ...facts }) => {
    const where = 'told' in facts ? facts.told : undefined;
    const names = (kind !== 'Component' && read?.named[kind]) || [];
    return where && names.length > 0 && isDaprAtLeast(version, where.since)
      ? [[where.field, names.map(({ metadata }) => ({ name: metadata.name }))]]
      : [];
  });
  return Object.fromEntries(told);
}

function appConnection(args: SidecarArgs) {
  const { appPort, appHealth, maxConcurrency } = args;
  return {
    ...(appPort && { port: appPort }),
    protocol: args.appProtocol,
    channelAddress: args.channelAddress,
    ...(maxConcurrency && { maxConcurrency }),
    ...(appHealth && {
      health: {
        ...(args.appProtocol.startsWith('http') && {
          healthCheckPath: appHealth.path,
        }),
        healthProbeInterval: `${appHealth.intervalSeconds}s`,
        healthProbeTimeout: `${appHealth.timeoutMs}ms`,
        healthThreshold: appHealth.threshold,
      },
    }),
  };
}

/** The actor runtime comes up after the app. */
function actorRuntime(args: SidecarArgs | undefined, input: SidecarInput) {
  if (args?.appPort && !input.appListening) {
    return { runtimeStatus: 'INITIALIZING', hostReady: false };
  }
  if (!args?.placement) {
    return { runtimeStatus: 'DISABLED', hostReady: false };
  }
  const { placementConnected } = input.runtime;
  return {
    runtimeStatus: 'RUNNING',
    hostReady: placementConnected,
    placement: `placement: ${
      placementConnected ? 'connected' : 'disconnected'
    }`,
  };
}

function subscriptionEntry({ spec }: DaprSubscription) {
  const { routes, route } = spec;
  const fallback = routes?.default ?? route;
  return {
    pubsubname: spec.pubsubname,
    topic: spec.topic,
    ...(spec.metadata && { metadata: spec.metadata }),
    rules: [
      ...(routes?.rules ?? []).map(({ match, path }) => ({ match, path })),
      ...(fallback ? [{ path: fallback }] : []),
    ],
    deadLetterTopic: spec.deadLetterTopic ?? '',
    type: 'DECLARATIVE',
  };
}
