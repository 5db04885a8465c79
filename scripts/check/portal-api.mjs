/** What the check asks of the portal, in the words of its contract. */
const API = '/api/dapr-vcluster';

/** Path of a tenant's route; `id` is `<host>/<namespace>/<name>`. */
export const tenantPath = (id, rest = '') => `${API}/tenants/${id}${rest}`;

/** Tenants the user may see. */
export const listTenants = async (client, query = '') =>
  (await client.get(`${API}/tenants${query}`)).items;

/** Dapr Components of a tenant. */
export const listComponents = async (client, id) =>
  (await client.get(tenantPath(id, '/components'))).items;

/** Sidecars of a tenant. */
export const listSidecars = async (client, id) =>
  (await client.get(tenantPath(id, '/sidecars'))).items;

/** The catalog entity of a tenant, undefined when the user sees none. */
export async function findTenantEntity(client, id) {
  const filter = `kind=resource,metadata.annotations.dapr-vcluster/tenant=${id}`;
  const { items } = await client.get(
    `/api/catalog/entities/by-query?filter=${encodeURIComponent(filter)}`,
  );
  return items[0];
}
