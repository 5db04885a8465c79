import {
  findingSchema,
  objectOutcomeSchema,
  tenantRefSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';

/** Input `tenant`: which tenant an action is about. */
export const tenantText = () =>
  z
    .string()
    .describe(
      'The tenant, as <host>/<namespace>/<name> or as the entity ref of its Resource, e.g. resource:default/sandbox-team-a',
    );

const parts = tenantRefSchema.shape;

/** Inputs of the actions that take a tenant in one text or by its parts. */
export const tenantInputs = {
  tenant: () => tenantText().optional(),
  host: () =>
    z
      .string()
      .optional()
      .describe('Instead of tenant: the host, by name or entity ref'),
  namespace: () =>
    parts.namespace
      .optional()
      .describe(
        'Instead of tenant: the host namespace, default vcluster-<name>',
      ),
  name: () =>
    parts.name.optional().describe("Instead of tenant: the vcluster's name"),
};

/** Input `dryRun`: the same as the scaffolder's own dry run, but in a run like any other. */
export const dryRun = () =>
  z
    .boolean()
    .optional()
    .describe('Only say what would happen; nothing is changed');

/** Input `update`: without it, what exists with other values is a conflict. */
export const update = () =>
  z
    .boolean()
    .optional()
    .describe(
      'Change what exists with other values; without it that is a conflict',
    );

/** Output `tenant`: what the other actions take. */
export const tenantOutput = () =>
  z.string().describe('The tenant as <host>/<namespace>/<name>');

/** Output `objects`: what became of each Kubernetes object. */
export const objectsOutput = () =>
  z
    .array(objectOutcomeSchema)
    .describe('What became (or would become) of each object');

/** Output `findings`: problems that did not forbid the write. */
export const findingsOutput = () =>
  z
    .array(findingSchema)
    .describe('Problems found that did not forbid it, each with its fix');
