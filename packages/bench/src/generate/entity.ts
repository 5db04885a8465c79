import { Entity } from '@backstage/catalog-model';
import { tenantName, tenantNamespace } from './tenants';

/**
 * A tenant's entity as Backstage's Kubernetes plugin wants it: its host namespace, and a selector that every object
 * there matches.
 */
export function tenantEntity(number: number): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: tenantName(number),
      annotations: {
        'backstage.io/kubernetes-namespace': tenantNamespace(number),
        'backstage.io/kubernetes-label-selector': '!nobody-has-this-label',
      },
    },
    spec: { type: 'kubernetes-cluster', owner: 'group:default/team' },
  };
}
