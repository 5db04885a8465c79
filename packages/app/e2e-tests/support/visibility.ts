import { Page } from '@playwright/test';

/** Lets a test set the visibility of the page: an automated browser reports every tab as visible. */
export async function controlVisibility(page: Page) {
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
