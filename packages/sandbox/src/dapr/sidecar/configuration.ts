import semver from 'semver';
import { DaprComponent, DaprConfiguration } from './objects';

/** Features that are on unless switched off: `defaultFeatures` of Dapr 1.18. */
const DEFAULT_FEATURES = ['HotReload', 'WorkflowsRemoteActivityReminder'];

/** The features of a daprd that are on, as its metadata lists them. */
export function enabledFeatures(
  daprVersion: string,
  configuration: DaprConfiguration | undefined,
): string[] {
  const version = semver.coerce(daprVersion);
  const given = configuration?.spec?.features ?? [];
  const byDefault =
    version && semver.gte(version, '1.18.0')
      ? DEFAULT_FEATURES.filter(name => !given.some(each => each.name === name))
      : [];
  return [
    ...given.filter(({ enabled }) => enabled).map(({ name }) => name),
    ...byDefault,
  ];
}

/** Whether running sidecars take up changed Dapr Components: off unless switched on before 1.18, on unless switched off since. */
export function hotReloads(
  daprVersion: string,
  configuration: DaprConfiguration | undefined,
) {
  return enabledFeatures(daprVersion, configuration).includes('HotReload');
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
