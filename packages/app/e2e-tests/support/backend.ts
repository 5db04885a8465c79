import { APIRequestContext, Page } from '@playwright/test';

/** Calls the backend as the user who is signed in on the page. */
export async function backendOf(page: Page, request: APIRequestContext) {
  const seen = page.waitForRequest(/\/api\/dapr-vcluster\/tenants/);
  await page.goto('/dapr-vclusters');
  const sent = await seen;
  const { authorization } = await sent.allHeaders();
  const base = sent.url().replace(/(\/api\/dapr-vcluster)\/.*/, '$1');
  return async (method: string, path: string, data?: object) => {
    const answer = await request.fetch(`${base}${path}`, {
      method,
      data,
      headers: { authorization },
    });
    return { status: answer.status(), text: await answer.text() };
  };
}
