/** A selector as objects of Kubernetes carry it; an empty one selects everything. */
export type LabelSelector = {
  matchLabels?: Record<string, string>;
  matchExpressions?: Array<{
    key: string;
    operator: string;
    values?: string[];
  }>;
};

/** The demands of a selector one by one, as texts such as `team=a` or `env NotIn prod, test`. */
export function demandsOf(selector?: LabelSelector): string[] {
  return split(selector).map(({ text }) => text);
}

/** Those demands that labels do not meet; an operator that is not known counts as met. */
export function unmetBy(
  labels: Record<string, string>,
  selector?: LabelSelector,
): string[] {
  return split(selector)
    .filter(({ isMet }) => !isMet(labels))
    .map(({ text }) => text);
}

type Demand = {
  text: string;
  isMet: (labels: Record<string, string>) => boolean;
};

function split({
  matchLabels = {},
  matchExpressions = [],
}: LabelSelector = {}): Demand[] {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => ({
      text: `${key}=${value}`,
      isMet: (labels: Record<string, string>) => labels[key] === value,
    })),
    ...matchExpressions.map(({ key, operator, values }) => ({
      text: [key, operator, values?.join(', ')].filter(Boolean).join(' '),
      isMet: (labels: Record<string, string>) =>
        holds(operator, labels[key], values ?? []),
    })),
  ];
}

/** By the rules of the API server: what is not there is not in any set. */
function holds(
  operator: string,
  value: string | undefined,
  values: readonly string[],
): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return true;
  }
}
