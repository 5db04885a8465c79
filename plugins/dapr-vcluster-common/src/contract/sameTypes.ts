import type { z } from 'zod/v3';

/** True when two types are the same, optional fields included. */
export type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <
  T,
>() => T extends B ? 1 : 2
  ? true
  : false;

/** Refuses anything but true. */
export type Assert<T extends true> = T;

/** Whether a declared type is what a schema parses to. */
export type Same<A, S extends z.ZodTypeAny> = IsSame<A, z.output<S>>;
