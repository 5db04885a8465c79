import { z } from 'zod/v3';

/** Minutes a wait lasts unless told otherwise. */
export const DEFAULT_TIMEOUT_MINUTES = 10;

/** A wait that outlives the user's token (one hour) could not even report its own end. */
const MAX_TIMEOUT_MINUTES = 55;

/** Input `timeoutMinutes` of every action that waits. */
export const timeoutMinutesSchema = z
  .number()
  .positive()
  .max(MAX_TIMEOUT_MINUTES)
  .optional()
  .describe(
    `Minutes to wait at most, ${DEFAULT_TIMEOUT_MINUTES} unless given; at most ${MAX_TIMEOUT_MINUTES}, because the token of the user who runs the template lasts one hour`,
  );

/** Milliseconds of the input `timeoutMinutes`. */
export function timeoutMs(minutes = DEFAULT_TIMEOUT_MINUTES): number {
  return minutes * 60_000;
}
