import { sha256Hex } from '../names';
import { TenantRef } from '../tenants';

const MAX_LENGTH = 63;
const HASH_LENGTH = 8;

/**
 * Name of a host's catalog entity. A host without a dash keeps its name, because no tenant's entity can have it;
 * the others become `host.<host>`.
 *
 * @public
 */
export function hostEntityName(host: string): string {
  return fit(host.includes('-') ? `host.${host}` : host);
}

/**
 * Name of a tenant's catalog entity: `<host>-<name>` where that is unambiguous (the host has no dash, the namespace is
 * the usual `vcluster-<name>`), else the parts joined by dots, which no part can contain. Two tenants never share one,
 * and anybody who knows the tenant knows the name without asking.
 *
 * @public
 */
export function tenantEntityName(ref: TenantRef): string {
  const { host, namespace, name } = ref;
  const usual = namespace === `vcluster-${name}`;
  if (usual && !host.includes('-')) {
    return fit(`${host}-${name}`);
  }
  return fit((usual ? [host, name] : [host, namespace, name]).join('.'));
}

/**
 * Entity ref of a tenant's Resource in a catalog namespace.
 *
 * @public
 */
export function tenantEntityRef(ref: TenantRef, namespace = 'default'): string {
  return `resource:${namespace}/${tenantEntityName(ref)}`;
}

/**
 * Entity ref of a host's Resource in a catalog namespace.
 *
 * @public
 */
export function hostEntityRef(host: string, namespace = 'default'): string {
  return `resource:${namespace}/${hostEntityName(host)}`;
}

/** The catalog allows 63 characters: a longer name ends in a hash of the whole. */
function fit(name: string): string {
  if (name.length <= MAX_LENGTH) {
    return name;
  }
  const kept = name
    .slice(0, MAX_LENGTH - HASH_LENGTH - 1)
    .replace(/(?<![-.])[-.]+$/, '');
  return `${kept}-${sha256Hex(name).slice(0, HASH_LENGTH)}`;
}
