import { isVirtualNamespaceName } from './shared-namespaces';

const MAX_TENANT_NAME = 40;
const MAX_NAMESPACE = 63;
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * Why a name is refused and what to write instead.
 *
 * @public
 */
export type NameProblem = {
  /** One sentence with the field, the value and the rule. */
  message: string;
  /** The change that makes the value valid. */
  fix: string;
};

/**
 * Checks a tenant's name. Helm allows 53 characters, but `vc-workload-<name>`,
 * `<name>-headless` and the translated object names need room, so 40 is the limit.
 *
 * @public
 */
export function checkTenantName(name: string): NameProblem | undefined {
  if (name.length > MAX_TENANT_NAME) {
    return {
      message: `name "${name}" has ${name.length} characters; a tenant's name has at most ${MAX_TENANT_NAME}`,
      fix: `Shorten it by ${name.length - MAX_TENANT_NAME} characters.`,
    };
  }
  if (/^[0-9]/.test(name)) {
    return {
      message: `name "${name}" starts with a digit; the Service of the vcluster needs a letter first`,
      fix: `Start the name with a letter, for example "t${name}".`,
    };
  }
  return checkLabel('name', name);
}

/**
 * Checks the host namespace of a tenant: a DNS-1123 label of at most 63 characters, and none of those that vclusters give
 * to their virtual namespaces. A tenant with such a namespace could receive what another tenant's syncer writes.
 *
 * @public
 */
export function checkTenantNamespace(
  namespace: string,
): NameProblem | undefined {
  if (namespace.length > MAX_NAMESPACE) {
    return {
      message: `namespace "${namespace}" has ${namespace.length} characters; a namespace has at most ${MAX_NAMESPACE}`,
      fix: `Shorten it by ${namespace.length - MAX_NAMESPACE} characters.`,
    };
  }
  return checkLabel('namespace', namespace) ?? checkReserved(namespace);
}

function checkReserved(namespace: string): NameProblem | undefined {
  return isVirtualNamespaceName(namespace)
    ? {
        message: `namespace "${namespace}" begins with "vcluster" and ends with 8 hexadecimal digits, as the host namespaces of vclusters do`,
        fix: 'Choose another name, one that does not end with 8 characters of "0" to "9" and "a" to "f".',
      }
    : undefined;
}

function checkLabel(field: string, value: string): NameProblem | undefined {
  if (LABEL.test(value)) {
    return undefined;
  }
  if (value === '') {
    return {
      message: `${field} is empty`,
      fix: `Give a ${field} such as "team-a".`,
    };
  }
  const example = suggestion(value);
  return {
    message: `${field} "${value}" may only have lower-case letters, digits and "-", with a letter or digit at both ends`,
    fix: example
      ? `Use "${example}".`
      : `Use letters and digits, for example "team-a".`,
  };
}

function suggestion(value: string): string {
  return value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '');
}
