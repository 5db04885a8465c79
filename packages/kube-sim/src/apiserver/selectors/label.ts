import { badRequest } from '../errors/errors';

export type LabelMatcher = (labels: Record<string, string>) => boolean;

const KEY = '[A-Za-z0-9./_-]+';
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const EQUALS = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*([A-Za-z0-9._-]*)$`);
const COMPARE = new RegExp(`^(${KEY})\\s*([<>])\\s*(\\d+)$`);
const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`);

/** Parses a `labelSelector` query (equality and set based); throws 400 on a malformed one. */
export function parseLabelSelector(text: string): LabelMatcher {
  const requirements = splitOutsideParentheses(text).map(part =>
    parseRequirement(part, text),
  );
  return labels => requirements.every(matches => matches(labels));
}

function parseRequirement(part: string, whole: string): LabelMatcher {
  const set = SET.exec(part);
  if (set) {
    const values = new Set(set[3].split(',').map(value => value.trim()));
    const wanted = set[2] === 'in';
    return labels =>
      labels[set[1]] === undefined
        ? !wanted
        : values.has(labels[set[1]]) === wanted;
  }
  const equals = EQUALS.exec(part);
  if (equals) {
    const [, key, operator, value] = equals;
    return labels => (labels[key] === value) === (operator !== '!=');
  }
  const compare = COMPARE.exec(part);
  if (compare) {
    const [, key, operator, limit] = compare;
    return labels => {
      const number = /^\d+$/.test(labels[key] ?? '')
        ? Number(labels[key])
        : NaN;
      return operator === '<' ? number < Number(limit) : number > Number(limit);
    };
  }
  const exists = EXISTS.exec(part);
  if (exists) {
    return labels => (labels[exists[2]] !== undefined) === !exists[1];
  }
  throw badRequest(
    `unable to parse requirement: found '${part}' in label selector "${whole}"`,
  );
}

function splitOutsideParentheses(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(part => part !== '');
}

/** A `LabelSelector` object as webhooks, policies and workloads carry it. */
export type LabelSelector = {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
};

/** Whether labels satisfy a selector object; an empty or missing one matches everything. */
export function matchesLabelSelector(
  selector: LabelSelector | undefined,
  labels: Record<string, string> = {},
): boolean {
  const pairs = Object.entries(selector?.matchLabels ?? {});
  return (
    pairs.every(([key, value]) => labels[key] === value) &&
    (selector?.matchExpressions ?? []).every(expression =>
      matchesExpression(expression, labels),
    )
  );
}

function matchesExpression(
  expression: { key: string; operator: string; values?: string[] },
  labels: Record<string, string>,
): boolean {
  const value = labels[expression.key];
  switch (expression.operator) {
    case 'In':
      return value !== undefined && (expression.values ?? []).includes(value);
    case 'NotIn':
      return value === undefined || !(expression.values ?? []).includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
