import semver from 'semver';
import { DaprComponent, DaprConfiguration } from './objects';

/**
 * Whether running sidecars take up changed Dapr Components: off unless switched
 * on before 1.18, on unless switched off since.
 */
export function hotReloads(
  daprVersion: string,
  configuration: DaprConfiguration | undefined,
) {
  const feature = configuration?.spec?.features?.find(
    ({ name }) => name === 'HotReload',
  );
  const version = semver.coerce(daprVersion);
  return feature?.enabled ?? (version ? semver.gte(version, '1.18.0') : false);
}

/** Whether a Configuration forbids a Dapr Component's type, named with or without version. */
export function isDenied(
  { spec }: DaprComponent,
  configuration: DaprConfiguration | undefined,
) {
  const denied = (configuration?.spec?.components?.deny ?? []).map(each =>
    each.toLowerCase(),
  );
  const type = spec.type.toLowerCase();
  return (
    denied.includes(type) ||
    denied.includes(`${type}/${spec.version.toLowerCase()}`)
  );
}
