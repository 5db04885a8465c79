import { Detector, Range } from './Range';

/** Longest part of a URL that is examined. */
const MAX_URL = 2_000;
/** How far before `@tcp(` a user name may begin. */
const MAX_USERINFO = 200;
/** A user name without a password that is at least this long is a token, as in `https://<token>@github.com`. */
const MIN_TOKEN = 16;

/** A shorter one is a token when letters and digits change places more often than in a name somebody chose. */
const MIN_SHORT_TOKEN = 8;
const MIN_CHANGES = 4;
const CHANGE = /(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])/g;

/** Passwords that say that the user name is the token. */
const TOKEN_IS_USER = /^(?:x-oauth-basic|api_?token|x|unused|)$/i;
/** The same where the address has no scheme or is encoded. */
const OAUTH_BASIC = /(?::|%3a)x-oauth-basic(?=@|%40)/gi;
const IN_TOKEN = /[\w~.+-]/;

const END_OF_URL = /[\s"'`\\<>]/;
const END_OF_WORD = /[\s"'`\\]/;
const PORT = /^\d{0,5}$/;
const PORT_AND_PATH = /^\d{1,5}[/?]/;
/** Placeholders of configuration and of formatted texts. */
const PLACEHOLDER = /^[{$<%*]/;

/**
 * Finds passwords in addresses: `scheme://user:password@host`, MySQL's `user:password@tcp(host)`, and what Go's parser
 * leaves of an address when the password has a character that must be encoded, which it takes for the port.
 */
export const passwordsInAddresses: Detector = text => [
  ...inUrls(text),
  ...inDataSourceNames(text),
  ...inPortErrors(text),
  ...inBareAddresses(text),
  ...beforeOauthBasic(text),
  ...inNetworks(text),
];

/** What Go's MySQL client takes for a network when a password has a slash in it. */
const NETWORK =
  /default addr for network '[^':]{0,200}:(?!\d{1,5}')([^']{1,400})'/g;

function inNetworks(text: string): Range[] {
  return [...text.matchAll(NETWORK)].map(match => {
    const to = match.index + match[0].length - 1;
    return { from: to - match[1].length, to };
  });
}

function inUrls(text: string): Range[] {
  const ranges: Range[] = [];
  let found = text.indexOf('://');
  while (found >= 0) {
    const start = found + 3;
    const end = endOfUrl(text, start);
    ranges.push(
      ...passwordIn(text.slice(start, end)).map(({ from, to }) => ({
        from: start + from,
        to: start + to,
      })),
    );
    found = text.indexOf('://', Math.max(end, start));
  }
  return ranges;
}

function endOfUrl(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_URL);
  let end = start;
  while (end < limit && !END_OF_URL.test(text[end])) {
    end++;
  }
  return end;
}

function passwordIn(url: string): Range[] {
  const at = url.lastIndexOf('@');
  if (at < 0 || url.startsWith('sha256:', at + 1)) {
    return passwordAsPort(url);
  }
  const colon = url.lastIndexOf(':', at) < 0 ? -1 : url.indexOf(':');
  if (colon < 0 || colon > at) {
    return isToken(url.slice(0, at)) && !url.slice(0, at).includes('/')
      ? [{ from: 0, to: at }]
      : [];
  }
  if (/[/?]/.test(url.slice(0, colon))) {
    return [];
  }
  const rest = url.slice(colon + 1, at + 1);
  const user =
    isToken(url.slice(0, colon)) && TOKEN_IS_USER.test(url.slice(colon + 1, at))
      ? [{ from: 0, to: colon }]
      : [];
  return rest === '@' || PORT_AND_PATH.test(rest)
    ? user
    : [...user, { from: colon + 1, to: at }];
}

/** Whether a user name is a token: `9f86d081` and `a1B2c3D4`, but neither `shop-user-2024` nor `k8sadmin01`. */
function isToken(user: string): boolean {
  return (
    user.length >= MIN_TOKEN ||
    (user.length >= MIN_SHORT_TOKEN &&
      [...user.matchAll(CHANGE)].length >= MIN_CHANGES)
  );
}

/** A "port" that is not a number is a password whose address was cut at `#`, `/` or `?`. */
function passwordAsPort(url: string): Range[] {
  const authority = /^[^/?#]*/.exec(url)![0];
  const ranges: Range[] = [];
  let start = 0;
  for (const host of authority.split(',')) {
    const colon = host.indexOf(':');
    const port = host.slice(colon + 1);
    if (
      colon > 0 &&
      !host.startsWith('[') &&
      !port.includes(':') &&
      !PORT.test(port) &&
      !PLACEHOLDER.test(port)
    ) {
      ranges.push({ from: start + colon + 1, to: start + host.length });
    }
    start += host.length + 1;
  }
  return ranges;
}

function inDataSourceNames(text: string): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  let examined = 0;
  for (const { index } of text.matchAll(/@(?:tcp|unix)?\(/g)) {
    // Each character is examined once: the word may have begun before the last match.
    for (; examined < index; examined++) {
      if (END_OF_WORD.test(text[examined])) {
        start = examined + 1;
      }
    }
    const from = Math.max(start, index - MAX_USERINFO);
    const colon = text.slice(from, index).indexOf(':');
    if (colon >= 0 && from + colon + 1 < index) {
      ranges.push({ from: from + colon + 1, to: index });
    }
  }
  return ranges;
}

/** A user, a password and a host without a scheme; the name of a mailbox is no password. */
const BARE =
  /(?<![\w/:@.$%-])[\w.-]{1,64}:([^\s:@/"'`\\<>()[\]{},;=&]{3,200})@(?!sha\d)[\w/[.-]/g;

function inBareAddresses(text: string): Range[] {
  return [...text.matchAll(BARE)]
    .filter(([, password]) => !/^[a-z.-]+$/.test(password))
    .map(match => {
      const to = match.index + match[0].length - 2;
      return { from: to - match[1].length, to };
    });
}

/** GitHub: `<token>:x-oauth-basic@github.com`. */
function beforeOauthBasic(text: string): Range[] {
  return [...text.matchAll(OAUTH_BASIC)].map(({ index: to }) => {
    let from = to;
    while (to - from < MAX_USERINFO && IN_TOKEN.test(text[from - 1] ?? '')) {
      from--;
    }
    return { from, to };
  });
}

function inPortErrors(text: string): Range[] {
  const ranges: Range[] = [];
  for (const match of text.matchAll(/invalid port \\?":/g)) {
    const from = match.index + match[0].length;
    const quote = text.indexOf('"', from);
    const to =
      quote < 0 ? text.length : quote - (text[quote - 1] === '\\' ? 1 : 0);
    if (to > from) {
      ranges.push({ from, to });
    }
  }
  return ranges;
}
