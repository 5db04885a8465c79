import { Config } from '@backstage/config';

/** How long tenants live. */
export type LifetimeRule = {
  /** Days until a tenant expires that asks for nothing; absent: never. */
  defaultDays?: number;
  /** The most days that can be asked for at a time; absent: {@link MOST_DAYS}, and no expiry at all. */
  maxDays?: number;
};

/** What becomes of tenants that expire or sleep. */
export type LifecycleOptions = {
  /** Sweeps change nothing, and say what they would do. */
  dryRun: boolean;
  /** Days between the expiry of a tenant and its deletion. */
  graceDays: number;
  byPreset: ReadonlyMap<string, LifetimeRule>;
  otherwise: LifetimeRule;
};

/** Ten years: nobody means more. */
export const MOST_DAYS = 3_650;
const DEFAULT_GRACE_DAYS = 7;

/**
 * Reads `daprVcluster.lifecycle` and `daprVcluster.presets[].lifecycle`, which wins field by field.
 *
 * @throws Error naming the key, its value and the fix.
 */
export function readLifecycleOptions(root: Config): LifecycleOptions {
  const config = root.getOptionalConfig('daprVcluster');
  const lifecycle = config?.getOptionalConfig('lifecycle');
  const otherwise = readRule(lifecycle, 'daprVcluster.lifecycle', {});
  const presets = config?.getOptionalConfigArray('presets') ?? [];
  const byPreset = presets.map((preset, index): [string, LifetimeRule] => [
    preset.getString('name'),
    readRule(
      preset.getOptionalConfig('lifecycle'),
      `daprVcluster.presets[${index}].lifecycle`,
      otherwise,
    ),
  ]);
  const graceDays =
    lifecycle?.getOptionalNumber('graceDays') ?? DEFAULT_GRACE_DAYS;
  assertDays(graceDays, MOST_DAYS, 'daprVcluster.lifecycle.graceDays');
  return {
    dryRun: lifecycle?.getOptionalBoolean('dryRun') ?? false,
    graceDays,
    otherwise,
    byPreset: new Map(byPreset),
  };
}

/** The rule for tenants of a preset. */
export function lifetimeOf(
  { byPreset, otherwise }: LifecycleOptions,
  preset: string | undefined,
): LifetimeRule {
  return byPreset.get(preset ?? '') ?? otherwise;
}

function readRule(
  config: Config | undefined,
  key: string,
  fallback: LifetimeRule,
): LifetimeRule {
  const maxDays = config?.getOptionalNumber('maxDays') ?? fallback.maxDays;
  if (maxDays !== undefined) {
    assertDays(maxDays, MOST_DAYS, `${key}.maxDays`);
  }
  const given = config?.getOptionalNumber('defaultDays');
  if (given !== undefined) {
    assertDays(given, maxDays ?? MOST_DAYS, `${key}.defaultDays`);
  }
  const inherited = given ?? fallback.defaultDays ?? maxDays;
  return {
    ...(maxDays !== undefined && { maxDays }),
    ...(inherited !== undefined && {
      defaultDays: Math.min(inherited, maxDays ?? MOST_DAYS),
    }),
  };
}

function assertDays(days: number, most: number, key: string): void {
  if (Number.isInteger(days) && days >= 1 && days <= most) {
    return;
  }
  throw new Error(
    `${key} is ${days}. Use a whole number of days from 1 to ${most}.`,
  );
}
