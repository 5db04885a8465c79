import { z } from 'zod/v3';
import { closestName } from '../../text/closestName';
import { objectFinding, ObjectFinding } from '../model/findings';
import { ObjectPath, pathText } from '../model/paths';
import { isOptionalAt, keysAt } from './keysAt';

const ARTICLES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  null: 'empty',
  undefined: 'missing',
};

const spoken = (type: string) => ARTICLES[type] ?? type;

/**
 * What keeps an object from having a shape. The texts never repeat values: a wrong place may hold a secret.
 *
 * Schemas give `message` and `params.fix` with their own refinements.
 */
export function shapeFindings(
  schema: z.ZodTypeAny,
  object: unknown,
): ObjectFinding[] {
  const parsed = schema.safeParse(object);
  if (parsed.success) {
    return [];
  }
  return parsed.error.issues
    .flatMap(issue => issueFindings(schema, issue))
    .slice(0, 50);
}

function issueFindings(
  schema: z.ZodTypeAny,
  issue: z.ZodIssue,
): ObjectFinding[] {
  const path: ObjectPath = issue.path;
  const field = pathText(path) || 'the document';
  switch (issue.code) {
    case 'invalid_type':
      // The API server drops a null where no value is needed.
      if (issue.received === 'null' && isOptionalAt(schema, path)) {
        return [];
      }
      return [
        issue.received === 'undefined'
          ? objectFinding('shape/required', 'error', {
              path,
              title: `${field} is missing`,
              fix: `Add ${field}, ${spoken(issue.expected)}`,
            })
          : objectFinding('shape/type', 'error', {
              path,
              title: `${field} is ${spoken(issue.received)}, not ${spoken(
                issue.expected,
              )}`,
              fix: `Make it ${spoken(issue.expected)}`,
            }),
      ];
    case 'unrecognized_keys':
      return issue.keys.map(key => unknownKey(schema, [...path, key]));
    case 'invalid_enum_value':
      return [
        objectFinding('shape/value', 'error', {
          path,
          title: `${field} has a value that is not allowed`,
          fix: `Use one of ${issue.options.map(o => `"${o}"`).join(', ')}`,
        }),
      ];
    default:
      return [
        objectFinding('shape/value', 'error', {
          path,
          title: `${field} ${issue.message}`,
          fix: fixOf(issue),
        }),
      ];
  }
}

function fixOf(issue: z.ZodIssue): string {
  return issue.code === 'custom' && typeof issue.params?.fix === 'string'
    ? issue.params.fix
    : 'See the reference of this kind';
}

function unknownKey(schema: z.ZodTypeAny, path: ObjectPath): ObjectFinding {
  const key = String(path[path.length - 1]);
  const known = keysAt(schema, path.slice(0, -1));
  const near = closestName(key, known);
  return objectFinding('shape/unknown', 'error', {
    path,
    title: `There is no field ${pathText(path)}; it would be ignored`,
    fix: near
      ? `Did you mean "${near}"?`
      : `Remove it; there are ${known.join(', ')}`,
  });
}
