import { ReactElement } from 'react';

/** Loads a page or tab with the look of the new frontend system. */
export async function inUiCards(
  load: () => Promise<ReactElement>,
): Promise<ReactElement> {
  const [page, { UiCards }] = await Promise.all([
    load(),
    import('../components/look'),
  ]);
  return <UiCards>{page}</UiCards>;
}
