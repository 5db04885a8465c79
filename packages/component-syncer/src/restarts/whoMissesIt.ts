import {
  DaprKind,
  hotReloadOf,
  ReloadedObject,
} from 'backstage-plugin-dapr-vcluster-common';
import type { RunningSidecar } from './RunningSidecar';

/** A change of a Dapr resource on the host. */
export type Change = {
  kind: string;
  name: string;
  /** App ids that may load it, before or after the change; all when empty. */
  scopes: readonly string[];
  /** Milliseconds since 1970. */
  at: number;
  /** What of its spec decides whether it is reloaded; absent when it is gone. */
  object?: ReloadedObject;
};

/** Features that a Configuration switches on or off. */
export type Features = Readonly<Record<string, boolean>>;

const HOT_RELOAD = 'HotReload';

/** Start times are told in whole seconds: one within the second of the change may have been before it. */
const SECOND_MS = 1_000;

/**
 * The sidecars that load a resource, started before it changed, and do not take the change up by themselves.
 *
 * @param featuresOf - what the Configuration of a name switches; undefined when that is not known
 */
export function whoMissesIt(
  { kind, name, scopes, at, object }: Change,
  sidecars: readonly RunningSidecar[],
  featuresOf: (config: string) => Features | undefined,
): RunningSidecar[] {
  return sidecars.filter(sidecar => {
    const loads =
      kind === 'Configuration'
        ? sidecar.config === name
        : scopes.length === 0 || scopes.includes(sidecar.appId);
    return (
      loads &&
      sidecar.startedAt < at + SECOND_MS &&
      reloads(kind as DaprKind, sidecar, featuresOf, object) === 'off'
    );
  });
}

function reloads(
  kind: DaprKind,
  { version, config }: RunningSidecar,
  featuresOf: (config: string) => Features | undefined,
  object?: ReloadedObject,
) {
  const given = config === undefined ? {} : featuresOf(config);
  const isOn = given?.[HOT_RELOAD];
  const daprd = {
    runtimeVersion: version,
    // Where nothing switches it, the version says whether it is on.
    ...(isOn !== undefined && { features: isOn ? [HOT_RELOAD] : [] }),
  };
  return hotReloadOf(kind, daprd, object);
}
