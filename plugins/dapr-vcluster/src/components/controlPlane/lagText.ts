import { Text } from '../../hooks';

/** A lag in milliseconds or seconds; none when nothing was copied lately. */
export function lagText(t: Text, lagMs: number | undefined): string {
  if (lagMs === undefined) {
    return t('controlPlane.syncer.noLag');
  }
  return lagMs < 1_000
    ? t('controlPlane.syncer.lagMs', { ms: String(Math.round(lagMs)) })
    : t('controlPlane.syncer.lagSeconds', {
        seconds: (lagMs / 1_000).toFixed(lagMs < 10_000 ? 1 : 0),
      });
}
