import {
  TenantQuery,
  tenantQuerySchema,
} from 'backstage-plugin-dapr-vcluster-common';

/** Rows on one page. */
export const PAGE_SIZE = 25;

/** Columns the backend can sort by. */
export type FleetSort = NonNullable<TenantQuery['sort']>;

/** Filters, sorting and page in the URL of the fleet page. */
export type FleetQuery = {
  host?: string;
  phase?: TenantQuery['phase'];
  registered?: TenantQuery['registered'];
  q?: string;
  sort: FleetSort;
  order: 'asc' | 'desc';
  /** The first page is 0. */
  page: number;
};

const { host, phase, registered, q, sort, order } = tenantQuerySchema.shape;

/** Reads the query string and ignores invalid values. By default, tenants with problems come first. */
export function readFleetQuery(params: URLSearchParams): FleetQuery {
  const text = (name: string) => params.get(name) ?? undefined;
  const page = Number(params.get('page') ?? '1');
  return {
    host: host.catch(undefined).parse(text('host')),
    phase: phase.catch(undefined).parse(text('phase')),
    registered: registered.catch(undefined).parse(text('registered')),
    q: q.catch(undefined).parse(text('q')),
    sort: sort.catch(undefined).parse(text('sort')) ?? 'phase',
    order: order.catch(undefined).parse(text('order')) ?? 'desc',
    page: Number.isInteger(page) && page > 0 ? page - 1 : 0,
  };
}

/** The query for the backend. */
export function tenantQueryOf({ page, ...query }: FleetQuery): TenantQuery {
  return { ...query, limit: PAGE_SIZE, offset: page * PAGE_SIZE };
}

/** Whether a filter is set. */
export function isFiltered(query: FleetQuery): boolean {
  return Boolean(query.host || query.phase || query.registered || query.q);
}
