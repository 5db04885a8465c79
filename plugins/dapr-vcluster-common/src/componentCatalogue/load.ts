import data from './catalogue.data.json';
import { EncodedCatalogue, decodeCatalogue } from './decode';
import { ComponentCatalogue } from './types';

let catalogue: ComponentCatalogue | undefined;

/**
 * The catalogue, decoded once, when it is first asked for.
 *
 * It has an entry point of its own, since its data is large for a browser: pages import that entry point dynamically,
 * Node imports it as usual. A dynamic import in here would not do: Jest leaves it to Node in backend packages, whose
 * test environment refuses it without an experimental flag.
 *
 * @public
 */
export async function loadComponentCatalogue(): Promise<ComponentCatalogue> {
  catalogue ??= decodeCatalogue(data as unknown as EncodedCatalogue);
  return catalogue;
}
