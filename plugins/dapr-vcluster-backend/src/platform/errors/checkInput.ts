import { z } from 'zod/v3';
import { invalid } from './refusals';

/**
 * Parses input by a schema of the contract.
 *
 * @throws InputError naming the first field that is wrong and why; never with a value.
 */
export function checkInput<T extends z.ZodTypeAny>(
  schema: T,
  input: unknown,
  field?: string,
): z.infer<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) {
    return parsed.data;
  }
  const [issue] = parsed.error.issues;
  const path = [...(field ? [field] : []), ...issue.path].join('.');
  const named = path && !issue.message.startsWith(path);
  throw invalid(named ? `${path}: ${issue.message}` : issue.message, {
    ...(path && { field: path }),
  });
}
