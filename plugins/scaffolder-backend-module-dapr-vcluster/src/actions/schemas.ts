import {
  findingSchema,
  notCheckedSchema,
  objectOutcomeSchema,
  tenantRefSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';

/** Input `tenant`. */
export const tenantText = () =>
  z
    .string()
    .describe(
      'The tenant, as <host>/<namespace>/<name> or as the entity ref of its Resource, e.g. resource:default/sandbox-team-a',
    );

const parts = tenantRefSchema.shape;

/** Inputs for a tenant, as `tenant` or as its parts. */
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

/** Input `dryRun`: a dry run within a normal task. */
export const dryRun = () =>
  z.boolean().optional().describe('Report the result without any change');

/** Input `update`. */
export const update = () =>
  z
    .boolean()
    .optional()
    .describe(
      'Change existing objects with other values; otherwise, this is a conflict',
    );

/** Output `tenant`. */
export const tenantOutput = () =>
  z.string().describe('The tenant as <host>/<namespace>/<name>');

/** Output `objects`: the outcome for each Kubernetes object. */
export const objectsOutput = () =>
  z
    .array(objectOutcomeSchema)
    .describe('The outcome (or the outcome of a dry run) for each object');

/** Output `findings`: warnings and notes. */
export const findingsOutput = () =>
  z.array(findingSchema).describe('Warnings and notes, each with its fix');

/** Output `notChecked`: what could not be checked, and why. */
export const notCheckedOutput = () =>
  z
    .array(notCheckedSchema)
    .describe('What could not be checked and why; empty if nothing is missing');
