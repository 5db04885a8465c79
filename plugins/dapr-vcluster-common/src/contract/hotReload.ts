import { DAPR_KIND_TABLE, DaprKind, isDaprAtLeast } from './daprKinds';

/**
 * Whether a running daprd takes up what changes of a kind without a restart.
 *
 * @public
 */
export type HotReload = 'on' | 'off' | 'unknown';

/**
 * What a daprd says of itself in `/v1.0/metadata`.
 *
 * @public
 */
export type RunningDaprd = {
  /** e.g. `1.18.3`. */
  runtimeVersion?: string;
  /** Names of its features that are on; absent where it tells none. */
  features?: readonly string[];
};

const FEATURE = 'HotReload';
/** Until then it had to be switched on (`defaultFeatures` in `pkg/config/configuration.go` of dapr/dapr). */
const ON_BY_DEFAULT_SINCE = '1.18';

/** First Dapr that reloads the state store of actors; an older one logs `Aborting to hot-reload` and goes on with what it has. */
const ACTOR_STORE_SINCE = '1.19';
const ACTOR_STORE = 'actorstatestore';

/**
 * What of an object decides about its hot reload.
 *
 * @public
 */
export type ReloadedObject = {
  type?: string;
  metadata?: readonly { name?: string }[];
};

/** Whether a state store says anything of actors: daprd looks at the name of the field only (`pkg/runtime/hotreload/reconciler`). */
function isActorStore({ type, metadata }: ReloadedObject): boolean {
  // Objects of a vcluster have whatever shape its own CustomResourceDefinitions allow.
  return (
    typeof type === 'string' &&
    type.startsWith('state.') &&
    Array.isArray(metadata) &&
    metadata.some(item => String(item?.name).toLowerCase() === ACTOR_STORE)
  );
}

/**
 * Whether a daprd reloads objects of a kind by itself: its version has to know how, and its feature `HotReload` to be on.
 * It lists the features that are on, whether switched on or on by default; it lists nothing where none is.
 *
 * @public
 */
export function hotReloadOf(
  kind: DaprKind,
  { runtimeVersion = '', features }: RunningDaprd,
  object: ReloadedObject = {},
): HotReload {
  const knowsHow = isDaprAtLeast(
    runtimeVersion,
    kind === 'Component' && isActorStore(object)
      ? ACTOR_STORE_SINCE
      : DAPR_KIND_TABLE[kind].reloadedSince,
  );
  if (knowsHow === undefined) {
    return 'unknown';
  }
  const isOn =
    features?.includes(FEATURE) ??
    isDaprAtLeast(runtimeVersion, ON_BY_DEFAULT_SINCE);
  return knowsHow && isOn ? 'on' : 'off';
}

/**
 * Of several sidecars: whether all reload by themselves, whether one needs a restart, or whether that is not known.
 *
 * @public
 */
export function hotReloadOfAll(each: readonly HotReload[]): HotReload {
  if (each.includes('off')) {
    return 'off';
  }
  return each.includes('unknown') ? 'unknown' : 'on';
}

/**
 * Version of a daprd image: its tag without digest and the suffixes of variant and platform
 * (`-mariner`, `-linux-arm64`); undefined
 * when the image has no tag that is a version.
 *
 * @public
 */
export function versionOfImage(image: string): string | undefined {
  const [reference] = image.split('@');
  const file = reference.slice(reference.lastIndexOf('/') + 1);
  const tag = file.split(':')[1];
  return tag && /^v?\d{1,2}\.\d/.test(tag)
    ? tag.replace(
        /(?:-(?:mariner|azurelinux|distroless))?(?:-(?:linux|windows)-[a-z0-9-]{1,20})?$/,
        '',
      )
    : undefined;
}
