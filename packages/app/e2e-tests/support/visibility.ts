import { Page } from '@playwright/test';

/** Lets a test say whether the tab is looked at: a browser that is driven calls every tab visible. */
export async function ownVisibility(page: Page) {
  await page.addInitScript(() => {
    let state: DocumentVisibilityState = 'visible';
    Object.defineProperty(document, 'visibilityState', { get: () => state });
    Object.defineProperty(document, 'hidden', {
      get: () => state === 'hidden',
    });
    window.addEventListener('test:visibility', event => {
      state = (event as CustomEvent<DocumentVisibilityState>).detail;
      document.dispatchEvent(new Event('visibilitychange'));
    });
  });
  return (state: DocumentVisibilityState) =>
    page.evaluate(detail => {
      window.dispatchEvent(new CustomEvent('test:visibility', { detail }));
    }, state);
}
