/* eslint-env browser -- functions that run in a page */
/** Cards of Backstage UI and of Material UI, which numbers its names within another theme. */
const CARDS = '.bui-Card, [class*="MuiCard-root"]';

/**
 * How the cards on a page look, by what people see first.
 *
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<{title: string, radius: string, titleSize: string, fonts: string[], dividers: number}[]>} sizes as
 *   the browser computes them, such as `16px`
 */
export function looksOfCards(page) {
  return page.evaluate(selector => {
    const styleOf = element => getComputedStyle(element);
    const texts = card =>
      [...card.querySelectorAll('*')].filter(element =>
        [...element.childNodes].some(
          node => node.nodeType === 3 && node.textContent.trim() !== '',
        ),
      );
    const isCode = element => element.closest('code, pre, kbd, samp') !== null;
    return [...document.querySelectorAll(selector)].map(card => {
      const [title] = texts(card);
      return {
        title: title?.textContent.trim() ?? '',
        radius: styleOf(card).borderRadius,
        titleSize: title ? styleOf(title).fontSize : '',
        fonts: [
          ...new Set(
            texts(card)
              .filter(element => !isCode(element))
              .map(element => styleOf(element).fontFamily),
          ),
        ],
        dividers: card.querySelectorAll('hr, [class*="MuiDivider-root"]')
          .length,
      };
    });
  }, CARDS);
}

/**
 * What is wrong with the structure of a page: headings within headings, which screen readers read twice.
 *
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<string[]>}
 */
export function nestedHeadings(page) {
  return page.evaluate(() => {
    const headings = 'h1, h2, h3, h4, h5, h6';
    return [...document.querySelectorAll(headings)]
      .filter(heading => heading.parentElement?.closest(headings))
      .map(heading => {
        const outer = heading.parentElement.closest(headings);
        return `${heading.tagName} "${heading.textContent}" in ${outer.tagName}`;
      });
  });
}

/**
 * Tabs that reach beyond the page, in a bar that cannot be scrolled.
 *
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<string[]>} their names
 */
export function unreachableTabs(page) {
  return page.evaluate(() => {
    const scrolls = element =>
      element !== null &&
      element !== document.body &&
      ((element.scrollWidth > element.clientWidth &&
        getComputedStyle(element).overflowX !== 'visible') ||
        scrolls(element.parentElement));
    return [...document.querySelectorAll('[role=tab]')]
      .filter(tab => tab.getBoundingClientRect().right > innerWidth + 1)
      .filter(tab => !scrolls(tab.parentElement))
      .map(tab => tab.textContent);
  });
}

/**
 * What our card has other than the cards of Backstage beside it.
 *
 * @param {Awaited<ReturnType<typeof looksOfCards>>} cards
 * @param {RegExp} own title of our card
 * @returns {string[]} empty when it looks like them
 */
export function differences(cards, own) {
  const ours = cards.find(({ title }) => own.test(title));
  const others = cards.filter(card => card !== ours && card.title !== '');
  if (!ours || others.length === 0) {
    return [
      `no cards to compare: ${cards.map(({ title }) => title).join(', ')}`,
    ];
  }
  const seen = key => [...new Set(others.map(each => each[key]))];
  return ['radius', 'titleSize', 'dividers']
    .filter(key => !seen(key).includes(ours[key]))
    .map(key => `${key} ${ours[key]}, others ${seen(key).join(', ')}`)
    .concat(
      ours.fonts
        .filter(font => !others.some(({ fonts }) => fonts.includes(font)))
        .map(font => `font ${font}, which no other card has`),
    );
}
