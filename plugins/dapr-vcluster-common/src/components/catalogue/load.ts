import data from './catalogue.data.json';
import { EncodedCatalogue, decodeCatalogue } from './decode';
import { ComponentCatalogue } from './types';

let catalogue: ComponentCatalogue | undefined;

/** The catalogue, decoded once, when it is first asked for. Bundles that never ask leave its data out. */
export async function loadComponentCatalogue(): Promise<ComponentCatalogue> {
  catalogue ??= decodeCatalogue(data as unknown as EncodedCatalogue);
  return catalogue;
}
