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

/**
 * Whether a daprd reloads objects of a kind by itself: its version has to know how, and its feature `HotReload` to be on.
 * It lists the features that are on, whether switched on or on by default; it lists nothing where none is.
 *
 * @public
 */
export function hotReloadOf(
  kind: DaprKind,
  { runtimeVersion = '', features }: RunningDaprd,
): HotReload {
  const knowsHow = isDaprAtLeast(
    runtimeVersion,
    DAPR_KIND_TABLE[kind].reloadedSince,
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
 * Version of a daprd image: its tag without digest and variant suffix (`-mariner`); undefined
 * when the image has no tag that is a version.
 *
 * @public
 */
export function versionOfImage(image: string): string | undefined {
  const [reference] = image.split('@');
  const file = reference.slice(reference.lastIndexOf('/') + 1);
  const tag = file.split(':')[1];
  return tag && /^v?\d/.test(tag)
    ? tag.replace(/-(mariner|azurelinux|distroless)$/, '')
    : undefined;
}
