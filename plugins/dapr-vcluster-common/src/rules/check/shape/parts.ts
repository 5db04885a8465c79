import { z } from 'zod/v3';
import { isObjectName } from '../../../tenants';

/** One of several words, in any case. */
export const word = (...words: string[]) =>
  z.string().refine(value => words.includes(value.toLowerCase()), {
    message: 'has a value that is not allowed',
    params: { fix: `Use one of ${words.map(w => `"${w}"`).join(', ')}` },
  });

/** A text that has to be there and not be empty. */
export const text = () =>
  z.string().refine(value => value.trim() !== '', {
    message: 'is empty',
    params: { fix: 'Give it a value' },
  });

/** A Go duration, or a number of milliseconds. */
export const timeout = () =>
  z
    .string()
    .refine(
      value =>
        /^-?\d{1,18}$/.test(value) ||
        /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/.test(value),
      {
        message: 'is not a duration',
        params: { fix: 'Use a Go duration such as "500ms", "10s" or "1h30m"' },
      },
    );

/** A Go duration such as `5s`, not negative. */
export const duration = () =>
  z
    .string()
    .refine(
      value => /^((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+$/.test(value),
      {
        message: 'is not a duration',
        params: { fix: 'Use a Go duration such as "500ms", "10s" or "1h30m"' },
      },
    );

/** A whole number that is not negative. */
export const count = () =>
  z.number().refine(value => Number.isInteger(value) && value >= 0, {
    message: 'is not a whole number of at least 0',
    params: { fix: 'Use a number such as 3' },
  });

/** Metadata of an object: its name, and what Kubernetes allows besides. */
export const objectMeta = z
  .object({
    name: z.string().refine(isObjectName, {
      message: 'is not a usable name',
      params: {
        fix: 'Use lower-case letters, digits, dashes and dots, at most 253 characters',
      },
    }),
    namespace: z.string().optional(),
    labels: z.record(z.string()).optional(),
    annotations: z.record(z.string()).optional(),
  })
  .passthrough();

/** What every Dapr resource has at its root. */
export const root = {
  apiVersion: z.string(),
  kind: z.string(),
  metadata: objectMeta,
};

/** App ids that may use the object. */
export const scopes = z.array(z.string()).optional();

/** A text, or a reference to a Secret or an environment variable. */
export const nameValue = z
  .object({
    name: text(),
    value: z.unknown(),
    secretKeyRef: z
      .object({ name: text(), key: z.string().optional() })
      .strict()
      .optional(),
    envRef: z.string().optional(),
  })
  .strict();

/** Where references to Secrets are looked up. */
export const auth = z.object({ secretStore: z.string() }).strict().optional();
