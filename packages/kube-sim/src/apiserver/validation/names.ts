import { StatusCause } from '../errors/ApiError';
import { KindInfo } from '../kinds/KindInfo';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;

type NameRule = {
  pattern: string;
  limit: number;
  text: string;
};

const RULES: Record<'label' | 'subdomain', NameRule> = {
  label: {
    pattern: LABEL,
    limit: 63,
    text: `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL}')`,
  },
  subdomain: {
    pattern: SUBDOMAIN,
    limit: 253,
    text: `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`,
  },
};

const BY_KIND: Record<string, NameRule> = {
  Namespace: RULES.label,
  Service: RULES.label,
};

/** Groups whose names may be anything that fits into a path segment. */
const FREE_GROUPS = ['rbac.authorization.k8s.io'];

/** What is wrong with an object's name, in Kubernetes' words. */
export function nameCauses(
  kind: Pick<KindInfo, 'kind' | 'group'>,
  name: string,
): StatusCause[] {
  const field = 'metadata.name';
  if (name === '') {
    return [
      {
        reason: 'FieldValueRequired',
        message: 'Required value: name or generateName is required',
        field,
      },
    ];
  }
  return nameErrors(kind, name).map(text => ({
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(name)}: ${text}`,
    field,
  }));
}

function nameErrors(
  kind: Pick<KindInfo, 'kind' | 'group'>,
  name: string,
): string[] {
  if (FREE_GROUPS.includes(kind.group)) {
    return pathSegmentErrors(name);
  }
  const rule = BY_KIND[kind.kind] ?? RULES.subdomain;
  return [
    ...(name.length > rule.limit
      ? [`must be no more than ${rule.limit} characters`]
      : []),
    ...(new RegExp(`^${rule.pattern}$`).test(name) ? [] : [textOf(rule, name)]),
  ];
}

/** A name that would do were it not for its dots gets a shorter answer. */
function textOf(rule: NameRule, name: string): string {
  return rule === RULES.label && new RegExp(`^${SUBDOMAIN}$`).test(name)
    ? 'must not contain dots'
    : rule.text;
}

function pathSegmentErrors(name: string): string[] {
  if (name === '.' || name === '..') {
    return [`may not be '${name}'`];
  }
  return ['/', '%']
    .filter(character => name.includes(character))
    .map(character => `may not contain '${character}'`);
}
