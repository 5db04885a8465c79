import { PlacedObject } from 'backstage-plugin-dapr-vcluster-common';

/** `<namespace>/<name>` in the vcluster; used in the URL of the page. */
export function resourceKey(object: PlacedObject): string {
  const place = object.virtual ?? object.host;
  return place ? `${place.namespace}/${place.name}` : object.name;
}
