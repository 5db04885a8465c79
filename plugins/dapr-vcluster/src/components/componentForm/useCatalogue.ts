import useSWR from 'swr';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { Live } from '../../hooks/useLive';

/** Loaded when the form is opened, because the data is too large for the page's bundle. */
async function load(): Promise<ComponentCatalogue> {
  const { loadComponentCatalogue } = await import(
    'backstage-plugin-dapr-vcluster-common/component-catalogue'
  );
  return loadComponentCatalogue();
}

/** The catalogue of component types. */
export function useCatalogue(): Live<ComponentCatalogue> {
  const { data, error, mutate } = useSWR<ComponentCatalogue, Error>(
    'dapr-vcluster component catalogue',
    load,
    { revalidateOnFocus: false, revalidateIfStale: false },
  );
  return { data, error, retry: () => void mutate() };
}
