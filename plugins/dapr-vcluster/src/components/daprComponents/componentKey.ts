import { DaprComponent } from 'backstage-plugin-dapr-vcluster-common';

/** `<namespace>/<name>` as the tenant knows it; goes into the address of the page. */
export function componentKey(component: DaprComponent): string {
  const place = component.virtual ?? component.host;
  return place ? `${place.namespace}/${place.name}` : component.name;
}
