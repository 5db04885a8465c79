import { tenantEntity } from '../generate/entity';
import { tenantName, tenantNamespace } from '../generate/tenants';
import { Answer, HttpReader } from './http';

/** Opens the page of a tenant, given by its number. */
export type OpenPage = (tenant: number, etag?: string) => Promise<Answer>;

/** Where this product answers for a tenant. */
export function ourPath(tenant: number): string {
  return `/tenants/bench/${tenantNamespace(tenant)}/${tenantName(tenant)}`;
}

/** A tenant's page as this product answers it: the tenant, and for somebody who `look`s its events too. */
export function ourPages(
  http: HttpReader,
  base: string,
): { open: OpenPage; look: OpenPage } {
  const path = (tenant: number) => base + ourPath(tenant);
  const open: OpenPage = (tenant, etag) => http.ask(path(tenant), { etag });
  return {
    open,
    look: async (tenant, etag) => {
      const [answer] = await Promise.all([
        open(tenant, etag),
        http.ask(`${path(tenant)}/events`),
      ]);
      return answer;
    },
  };
}

/** What Backstage's Kubernetes plugin is asked by its own tab for the same host namespace. */
export function kubernetesPages(http: HttpReader, base: string): OpenPage {
  return tenant =>
    http.ask(`${base}/services/${tenantName(tenant)}`, {
      body: { entity: tenantEntity(tenant), auth: {} },
    });
}
