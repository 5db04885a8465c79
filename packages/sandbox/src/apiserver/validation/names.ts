import { StatusCause } from '../http/ApiError';
import { KindInfo } from '../kinds/KindInfo';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const DNS_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';

interface NameRule {
  pattern: string;
  limit: number;
  text: string;
}

const RULES: Record<'label' | 'subdomain' | 'dns1035', NameRule> = {
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
  dns1035: {
    pattern: DNS_1035,
    limit: 63,
    text: `a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '${DNS_1035}')`,
  },
};

const BY_KIND: Record<string, NameRule> = {
  Namespace: RULES.label,
  Service: RULES.dns1035,
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
      ? [`must be no more than ${rule.limit} bytes`]
      : []),
    ...(new RegExp(`^${rule.pattern}$`).test(name) ? [] : [rule.text]),
  ];
}

function pathSegmentErrors(name: string): string[] {
  if (name === '.' || name === '..') {
    return [`may not be '${name}'`];
  }
  return ['/', '%']
    .filter(character => name.includes(character))
    .map(character => `may not contain '${character}'`);
}
