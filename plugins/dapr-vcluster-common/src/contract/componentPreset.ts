import { z } from 'zod/v3';
import { ObjectSchemaOf } from '../schema';

const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** A metadata item the platform team fixes: a plain value, or a key of a Secret. */
export const presetMetadataSchema = z
  .object({
    name: z.string().min(1),
    value: z.union([z.string(), z.number(), z.boolean()]).optional(),
    secretKeyRef: z.object({ name: z.string(), key: z.string() }).optional(),
  })
  .strict();

/**
 * A Dapr Component the platform team has decided about: its type, version and the metadata it fixes. `{tenant}` in a
 * value or a Secret's name stands for the tenant's name.
 */
export const componentPresetObject = z
  .object({
    name: z.string().max(63).regex(NAME),
    title: z.string(),
    description: z.string(),
    type: z.string().min(1),
    version: z.string().min(1),
    metadata: z.array(presetMetadataSchema),
  })
  .strict();

/**
 * A Dapr Component the platform team has decided about.
 *
 * @public
 */
export type ComponentPreset = {
  name: string;
  title: string;
  description: string;
  type: string;
  version: string;
  metadata: PresetMetadata[];
};

/**
 * A Dapr Component the platform team has decided about.
 *
 * @public
 */
export const componentPresetSchema: ObjectSchemaOf<ComponentPreset> =
  componentPresetObject;

/**
 * A metadata item the platform team fixes.
 *
 * @public
 */
export type PresetMetadata = {
  name: string;
  value?: string | number | boolean;
  secretKeyRef?: {
    name: string;
    key: string;
  };
};
