import { StartUpgradeWave } from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';

const whole = (description: string) => () =>
  z.number().int().optional().describe(description);

/** Inputs that select several tenants, and say how they are upgraded. */
export const waveInputs = {
  tenants: () =>
    z
      .array(z.string())
      .optional()
      .describe(
        'Instead of tenant: several ones, each as <host>/<namespace>/<name> or entity ref, in the order in which they are upgraded',
      ),
  filter: () =>
    z
      .object({
        host: z.string().optional(),
        owner: z.string().optional(),
        phase: z.string().optional(),
        profile: z.string().optional(),
        registered: z.enum(['true', 'false']).optional(),
        q: z.string().optional(),
      })
      .optional()
      .describe(
        'Instead of tenant: all that the user may read and that pass this filter, which is that of the list of tenants',
      ),
  canary: whole(
    'With several tenants: how many are upgraded before all others; default 1',
  ),
  batchSize: whole(
    'With several tenants: how many are upgraded at the same time; default 5',
  ),
  pauseMinutes: whole(
    'With several tenants: minutes to wait between batches; default 0',
  ),
};

/** What these inputs come to. */
export type WaveInput = Pick<
  StartUpgradeWave,
  'tenants' | 'canary' | 'batchSize' | 'pauseMinutes' | 'version' | 'values'
> & {
  filter?: Record<string, string | undefined>;
  confirm?: string;
  dryRun?: boolean;
  timeoutMinutes?: number;
};

/** Output `tenants`. */
export const waveTenantsOutput = () =>
  z
    .array(
      z.object({
        id: z.string(),
        state: z.string(),
        batch: z.number().optional(),
        from: z.string().optional(),
        to: z.string().optional(),
        reason: z.string().optional(),
      }),
    )
    .describe('With several tenants: what became of each, or would');

/** What a person must type: how many tenants, and on which hosts. */
export function waveConfirmText(ids: readonly string[]): string {
  const hosts = [...new Set(ids.map(id => id.split('/')[0]))].sort();
  return `${ids.length} on ${hosts.join(', ')}`;
}
