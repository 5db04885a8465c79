import { EncodedCatalogue, decodeCatalogue } from './decode';
import { ComponentCatalogue } from './types';

let loading: Promise<ComponentCatalogue> | undefined;

/** Loads the catalogue once; a browser fetches its data only when this is first called. */
export function loadComponentCatalogue(): Promise<ComponentCatalogue> {
  loading ??= import('./catalogue.data.json').then(module => {
    const data = 'default' in module ? module.default : module;
    return decodeCatalogue(data as unknown as EncodedCatalogue);
  });
  return loading;
}
