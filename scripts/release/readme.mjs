import { posix } from 'node:path';

/** A Markdown link or image; `!` tells an image. */
const LINK = /(!?)\[([^\]\n]{0,500})\]\(([^)\s]{1,500})\)/g;

const ABSOLUTE = /^(?:[a-z][a-z0-9+.-]*:|#)/i;

/**
 * A README whose links also work where only the package is: relative ones point into the repository.
 *
 * @param {string} text
 * @param {{folder: string, repository: string}} options `folder` is where the README is
 */
export function absoluteLinks(text, { folder, repository }) {
  return text.replace(LINK, (whole, image, label, target) => {
    if (ABSOLUTE.test(target)) {
      return whole;
    }
    const [path, fragment] = target.split('#', 2);
    const kind = image ? 'raw' : 'blob';
    const absolute = `${repository}/${kind}/main/${posix.join(folder, path)}`;
    return `${image}[${label}](${absolute}${fragment ? `#${fragment}` : ''})`;
  });
}

/** The same in other forms: the target of an image that is a link, a definition, an attribute. */
const OTHER_LINKS = [
  /\]\(([^)\s]{1,500})\)/g,
  /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*(\S{1,500})/gm,
  /\s(?:src|href)=["']([^"'\n]{1,500})["']/g,
];

/** Targets of links that only work inside the repository, in any form. */
export function relativeLinks(text) {
  const prose = text.replace(/^( *)```[\s\S]*?^\1```$/gm, '');
  const targets = OTHER_LINKS.flatMap(form => [...prose.matchAll(form)]).map(
    ([, target]) => target,
  );
  return [...new Set(targets)].filter(target => !ABSOLUTE.test(target));
}
