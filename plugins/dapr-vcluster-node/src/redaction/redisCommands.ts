import { looksRandom } from './looksRandom';
import { Detector, Range } from './Range';

/** AUTH password, AUTH user password. */
const AUTH =
  /\bAUTH2?[ \t]{1,8}([^\s"'`\\]{1,400})(?:[ \t]{1,8}([^\s"'`\\]{1,400}))?/gi;
/** What stands before the AUTH of a longer command. */
const LONGER_COMMAND =
  /\b(?:HELLO[ \t]{1,4}\d|MIGRATE[ \t][^\r\n]{1,150})[ \t]{1,4}$/i;
/** What follows a command that was printed whole. */
const END = /^[ \t]{0,8}(?:$|["'`\\\r\n)\]}])/;
/** Redis' answer, as clients print it behind the command and a colon. */
const ANSWER =
  /^[ \t](?:-?(?:ERR|WRONGPASS|NOAUTH|NOPERM|LOADING|MASTERDOWN)\b)/;
/** Words of sentences about log-ins and settings, and names of mechanisms of other protocols. */
const PROSE =
  /^(?:<.*|an?|and|are|as|be|by|can|cannot|command|commands|config|configuration|directive|error|errors|external|fail|failed|failing|fails|failure|for|from|gssapi|has|header|headers|https?\/[\d.]+|in|is|login|masterauth|mechanism|mechanisms|method|methods|mode|must|no|nor|not|ntlm|oauthbearer|of|on|option|options|or|parameter|parameters|password|passwords|plain|primaryauth|required|requirepass|requires|sasl|setting|settings|should|succeeded|the|to|tls(?:v?[\d.]+)?|token|tokens|type|user|username|users|v\d+|value|values|was|will|with|without|scram-sha-\d+(?:-plus)?|(?:cram|digest)-md5|x?oauth2?)$/i;

/** The same as a list of texts, as clients print commands. */
const AUTH_QUOTED =
  /"AUTH"(?:[ \t,]{1,4}"[^"\\\s]{1,64}")?[ \t,]{1,4}"([^"\\\s]{1,400})(?=")/gi;
/** The same on the wire (RESP), the ends of its lines as they are or escaped. */
const AUTH_ON_THE_WIRE =
  /AUTH(?:\\r\\n|\r\n)((?:\$\d{1,5}(?:\\r\\n|\r\n)[^\s"\\]{1,400}(?:\\r\\n|\r\n)?){1,2})/gi;
/** Settings of a server: `requirepass x`, `CONFIG SET "masterauth" "x"`. */
const SETTING =
  /\b(?:requirepass|masterauth|primaryauth)["'`\\]{0,4}[ \t,]{1,8}["'`\\]{0,4}([^\s"'`\\]{1,400})/gi;
const SENTINEL =
  /\bsentinel[ \t]{1,4}(?:auth-pass[ \t]{1,4}\S{1,64}|set[ \t]{1,4}\S{1,64}[ \t]{1,4}auth-pass)[ \t]{1,4}["']?([^\s"']{1,400})/gi;
/** A rule of access control: `>` adds a password, `<` removes one. */
const ACL =
  /\b(?:setuser|user)[ \t]{1,4}[^\s<>]{1,64}[ \t]{1,4}(?:[^\s<>]{1,64}[ \t]{1,4}){0,8}[<>]([^\s"'\\<>]{1,400})/gi;

/** Finds passwords in commands and settings of Redis and Valkey, which give them no name. */
export const redisCommands: Detector = text => [
  ...[...text.matchAll(AUTH)].flatMap(match => ofAuth(text, match)),
  ...[AUTH_QUOTED, AUTH_ON_THE_WIRE, SENTINEL, ACL].flatMap(pattern =>
    lastWords(text, pattern),
  ),
  ...lastWords(text, SETTING).filter(
    ({ from, to }) => !isProse(text.slice(from, to)),
  ),
];

/** The arguments of an AUTH; none where its words are a sentence, such as "AUTH failed". */
function ofAuth(text: string, match: RegExpMatchArray): Range[] {
  const [all, first, next] = match;
  const start = match.index ?? 0;
  const from = start + /^AUTH2?[ \t]+/i.exec(all)![0].length;
  const toFirst = from + first.length;
  const toNext = start + all.length;
  const isPart = LONGER_COMMAND.test(
    text.slice(Math.max(0, start - 200), start),
  );
  if (isProse(first) && !isPart) {
    return [];
  }
  const second = /[:,;.)\]}]$/.test(first) || isProse(next) ? undefined : next;
  const isCapital = all.startsWith('AUTH');
  const isLikely =
    isCapital ||
    (looksRandom(second ?? first) &&
      /(?:^|["'`>\r\n] ?)$/.test(text.slice(0, start).slice(-2)));
  const hasUser =
    second !== undefined &&
    (isPart ||
      first === 'default' ||
      isAnswered(text, toNext) ||
      (isLikely && (endsAt(text, toNext) || looksRandom(second))));
  if (hasUser) {
    return [{ from, to: toNext }];
  }
  return isPart ||
    isAnswered(text, toFirst) ||
    (isLikely && (looksRandom(first) || endsAt(text, toFirst)))
    ? [{ from, to: toFirst }]
    : [];
}

/** Whether a command that was printed whole ends at an offset. */
function endsAt(text: string, offset: number): boolean {
  return (
    /[)\]}]/.test(text[offset - 1]) || END.test(text.slice(offset, offset + 9))
  );
}

function isAnswered(text: string, offset: number): boolean {
  return (
    text[offset - 1] === ':' && ANSWER.test(text.slice(offset, offset + 16))
  );
}

function isProse(word: string | undefined): boolean {
  return word !== undefined && PROSE.test(word.replace(/[:,;.)\]}]$/, ''));
}

function lastWords(text: string, pattern: RegExp): Range[] {
  return [...text.matchAll(pattern)].map(({ index, 0: all, 1: words }) => ({
    from: index + all.length - words.length,
    to: index + all.length,
  }));
}
