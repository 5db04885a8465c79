import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { ACTIONS } from 'backstage-plugin-dapr-vcluster-common';
import { exampleStep } from '../exampleStep';

const step = (input: object) =>
  exampleStep(ACTIONS.upgrade, 'upgrade', 'Upgrade the vcluster', input);

export const examples: TemplateExample[] = [
  {
    description:
      'Upgrade a tenant to the version that its profile installs, after the user has confirmed host and name',
    example: step({
      tenant: 'resource:default/sandbox-team-a',
      confirm: 'sandbox/team-a',
    }),
  },
  {
    description: 'Report what an upgrade would change in a dry run',
    example: step({
      tenant: 'sandbox/vcluster-team-a/team-a',
      version: '0.37.2',
      dryRun: true,
    }),
  },
  {
    description: 'Take the values that the preset has now with the version',
    example: step({
      tenant: 'sandbox/vcluster-team-a/team-a',
      version: '0.37.2',
      values: 'preset',
    }),
  },
  {
    description:
      'Upgrade several tenants in waves: one as a canary, then five at a time with ten minutes between',
    example: step({
      tenants: ['sandbox/vcluster-team-a/team-a'],
      version: '0.37.2',
      canary: 1,
      batchSize: 5,
      pauseMinutes: 10,
      confirm: '1 on sandbox',
    }),
  },
];
