import useSWR from 'swr';
import { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common';
import { Live } from '../../hooks/useLive';

/** Loaded when a form is opened: its data is too large to be part of the page. */
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
