import { PlacedObject } from 'backstage-plugin-dapr-vcluster-common';

/** `<namespace>/<name>` as the tenant knows it; goes into the address of the page. */
export function placedKey(object: PlacedObject): string {
  const place = object.virtual ?? object.host;
  return place ? `${place.namespace}/${place.name}` : object.name;
}
