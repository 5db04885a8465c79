import { z } from 'zod/v3';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * A DNS-1123 label of at most 63 characters (Kubernetes names of namespaces, vclusters, hosts).
 *
 * @public
 */
export const dnsLabel = (field: string) =>
  z
    .string({ required_error: `${field} is required` })
    .max(63, `${field} has more than 63 characters; shorten it`)
    .regex(
      DNS_LABEL,
      `${field} must be lower-case letters, digits and dashes, and begin and end with a letter or digit`,
    );

const DNS_SUBDOMAIN =
  /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** Longest name of an object. */
const MAX_OBJECT_NAME = 253;

/**
 * Whether a text is a DNS-1123 subdomain of at most 253 characters: a name that Kubernetes and Dapr take for a Dapr resource.
 *
 * @public
 */
export function isObjectName(text: string): boolean {
  return text.length <= MAX_OBJECT_NAME && DNS_SUBDOMAIN.test(text);
}

/**
 * A name of a Dapr resource, as {@link isObjectName} has it.
 *
 * @public
 */
export const objectName = (field: string) =>
  z
    .string({ required_error: `${field} is required` })
    .max(
      MAX_OBJECT_NAME,
      `${field} has more than ${MAX_OBJECT_NAME} characters; shorten it`,
    )
    .regex(
      DNS_SUBDOMAIN,
      `${field} must be lower-case letters, digits, dashes and dots, each part between dots beginning and ending with a letter or digit`,
    );

/**
 * Identity of a tenant: the host it runs on, its own host namespace, the vcluster's name.
 *
 * @public
 */
export const tenantRefSchema = z.object({
  host: dnsLabel('host'),
  namespace: dnsLabel('namespace'),
  name: dnsLabel('name'),
});

/**
 * Identity of a tenant.
 *
 * @public
 */
export type TenantRef = {
  host: string;
  namespace: string;
  name: string;
};

/**
 * `<host>/<namespace>/<name>`.
 *
 * @public
 */
export function formatTenantRef(ref: TenantRef): string {
  return `${ref.host}/${ref.namespace}/${ref.name}`;
}

/**
 * Reads `<host>/<namespace>/<name>`.
 *
 * @throws Error that names the text and the form expected.
 *
 * @public
 */
export function parseTenantRef(text: string): TenantRef {
  const [host, namespace, name, ...rest] = text.split('/');
  const parsed = tenantRefSchema.safeParse({ host, namespace, name });
  if (!parsed.success || rest.length > 0) {
    throw new Error(
      `tenant "${text}" is not of the form <host>/<namespace>/<name>`,
    );
  }
  return parsed.data;
}
