import { z } from 'zod/v3';

/** `true` or `false` in a query; absent is false. */
export const flagSchema = z
  .enum(['true', 'false'])
  .optional()
  .transform(text => text === 'true');
