import { presetRoom } from './presetCapacity';
import { Preset } from './readPresets';
import { OfferedProfile } from './readProfiles';

/**
 * Refuses presets that hold no pod with a sidecar, whatever the tenant does.
 *
 * @throws Error naming the key of the configuration, its value and the fix.
 */
export function assertUsablePresets(
  presets: readonly Preset[],
  profiles: readonly OfferedProfile[],
): void {
  presets.forEach(({ name, policy }, index) => {
    const key = `daprVcluster.presets[${index}] ("${name}")`;
    for (const profile of profiles) {
      const full = presetRoom(profile.name, policy).find(
        ({ pods }) => pods < 1,
      );
      if (full) {
        const { resource, hard, each, own } = full;
        throw new Error(
          `${key}.quota["${resource}"] is "${hard}", which holds no pod with a sidecar: with the defaults of the LimitRange, one takes ${amount(
            resource,
            each,
          )}, and the vcluster itself ${amount(
            resource,
            own,
          )}. Give quota["${resource}"] at least ${amount(
            resource,
            each + own,
          )}, or set smaller defaults in limitRange`,
        );
      }
    }
  });
}

/** Cores as Kubernetes writes them, bytes in Mi. */
function amount(resource: string, value: number): string {
  if (resource.endsWith('cpu')) {
    return `${Math.ceil(value * 1000 - 1e-6)}m`;
  }
  return resource.endsWith('pods')
    ? String(value)
    : `${Math.ceil(value / 2 ** 20)}Mi`;
}
