import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const ORIGIN = 'http://plugin.example';

/**
 * What a module of an exported frontend plugin has when a browser loads it, as Scalprum does: the entry script hands its
 * container to a callback. Nothing is shared with it, so that it takes its own copies of React and Backstage.
 *
 * @param {{folder: string, module: string, executablePath: string}} options `folder` has `plugin-manifest.json`
 * @returns {Promise<string[]>} names, sorted
 */
export async function exposedBy({ folder, module, executablePath }) {
  const read = path => readFileSync(join(folder, path));
  const { loadScripts, registrationMethod, name } = JSON.parse(
    read('plugin-manifest.json').toString(),
  );
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, route => {
      const path = new URL(route.request().url()).pathname.slice(1);
      return route.fulfill(
        path === ''
          ? {
              contentType: 'text/html',
              body: '<!doctype html><title>x</title>',
            }
          : { contentType: 'text/javascript', body: read(path) },
      );
    });
    await page.goto(`${ORIGIN}/`);
    await page.evaluate(() => {
      globalThis.entries = {};
      // eslint-disable-next-line no-underscore-dangle -- its name is that of the loader
      globalThis.__load_plugin_entry__ = (plugin, container) => {
        globalThis.entries[plugin] = container;
      };
    });
    for (const script of loadScripts) {
      await page.addScriptTag({ url: `${ORIGIN}/${script}` });
    }
    return await page.evaluate(
      async ([wanted, prefix]) => {
        const [container] = Object.entries(globalThis.entries)
          .filter(([plugin]) => plugin.startsWith(prefix))
          .map(([, found]) => found);
        await container.init({});
        const factory = await container.get(wanted);
        return Object.keys(factory()).sort();
      },
      [module, registrationMethod === 'callback' ? name : ''],
    );
  } finally {
    await browser.close();
  }
}
