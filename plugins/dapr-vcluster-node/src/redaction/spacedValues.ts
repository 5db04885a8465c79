import { looksRandom } from './looksRandom';
import { Detector, Range } from './Range';
import { isSecret } from './secretNames';

/** A flag of a command line and the word behind it. */
const FLAG =
  /(?<![\w-])--?([A-Za-z][\w-]{1,60})[ \t]{1,4}([^\s"'`\\-][^\s"'`\\]{0,400})/g;

/** A password and its text in quotes; names of other kinds, such as `Secret "x"`, are shown. */
const QUOTED =
  /(?:passw(?:or)?d|passphrase|pwd)[ \t]{1,4}\\{0,4}(["'`])([^"'`\\\s]{1,400})(?=\\{0,4}["'`])/gi;

/** SQL: a password and its text. */
const IDENTIFIED =
  /identified[ \t]{1,4}by[ \t]{1,4}\\{0,4}(["'`])([^"'`\\\s]{1,400})/gi;

/** `password x`, `passphrase is x`, `password","x`: prose goes on with a word of letters alone. */
const TOLD =
  /(?:passw(?:or)?d|passphrase|pwd|api-?key|client-?secret|(?:api|access|auth|refresh|bearer)-?token)(?:[ \t]{1,4}(?:is|was|to|of|as)[ \t]{1,4}|[ \t]{1,4}|["'`][ \t]{0,4},[ \t]{0,4})(\\{0,4}["'`]?)([^\s"'`\\,;=:()[\]{}<>]{6,400})/gi;

/** The text of an element of XML. */
const ELEMENT = /<(?:[\w-]{1,40}:)?([\w.-]{1,64})>([^<>\r\n]{1,400})<\//g;

/** Programs whose flags carry a password, without a name or with a user before it. */
const PROGRAMS: readonly RegExp[] = [
  /(?:curl|wget)\b[^\r\n]{0,300}?[ \t](?:-u|--user)[ \t=]{1,4}["']?[^\s:"']{1,64}:([^\s"']{1,400})/g,
  /\b(?:mysql|mariadb)[a-z]{0,8}\b[^\r\n]{0,300}?[ \t]-p([^\s"']{1,400})/g,
  /\b(?:redis-cli|sshpass)\b[^\r\n]{0,300}?[ \t]-[ap][ \t]{0,4}([^\s"'-][^\s"']{0,400})/g,
  /\b(?:oracle:(?:thin|oci):|oracle:\/\/|sqlplus[ \t]{1,4})[\w.$-]{1,64}\/([^\s@"']{1,400})@/g,
  /(?<![\w./-])[\w.$-]{1,64}\/([^\s@"'/]{1,400})@(?=\/\/)/g,
  /\b(?:docker|podman|buildah|skopeo|helm|crane)\b[^\r\n]{0,100}?\blogin\b[^\r\n]{0,100}?[ \t]-p[ \t=]{0,4}([^\s"'-][^\s"']{0,400})/g,
  /\b(?:rabbitmqadmin|cqlsh|mongosh?|mongodump|az[ \t]{1,4}login)\b[^\r\n]{0,100}?[ \t]-p[ \t]{1,4}([^\s"'-][^\s"']{0,400})/g,
  /\brabbitmqctl[ \t]{1,4}(?:add_user|change_password|authenticate_user)[ \t]{1,4}[^\s"']{1,64}[ \t]{1,4}([^\s"']{1,400})/g,
  /\baws configure set (?:aws_secret_access_key|aws_session_token) ([^\s"']{1,400})/g,
  /\bvault login ((?=[a-zA-Z.-]{0,100}\d)[\w.-]{8,400})/g,
  /unseal key \d{1,3}: ([^\s"']{8,400})/gi,
];

/** Finds values of secret names that have a blank or a tag in front, and those that programs take without a name. */
export const spacedValues: Detector = text => [
  ...flagValues(text),
  ...[...text.matchAll(QUOTED)].map(match => endOfMatch(match, match[2])),
  ...[...text.matchAll(IDENTIFIED)].map(match => endOfMatch(match, match[2])),
  ...[...text.matchAll(TOLD)]
    .filter(
      ([all, quote, word]) =>
        (quote !== '' && !all.includes(',')) || looksRandom(word),
    )
    .map(match => endOfMatch(match, match[2])),
  ...[...text.matchAll(ELEMENT)]
    .filter(match => isSecret(match[1], match[2]))
    .map(match => endOfMatch(match, match[2], 2)),
  ...PROGRAMS.flatMap(program =>
    [...text.matchAll(program)].map(match =>
      endOfMatch(match, match[1], match[0].endsWith('@') ? 1 : 0),
    ),
  ),
];

function flagValues(text: string): Range[] {
  return [...text.matchAll(FLAG)]
    .filter(
      match =>
        isSecret(match[1], match[2]) && !isProse(text, match.index, match),
    )
    .map(match => endOfMatch(match, match[2]));
}

/** A plain word before more words: "flag --password is not known". */
function isProse(text: string, index: number, match: RegExpMatchArray) {
  const end = index + match[0].length;
  return (
    /^[a-z]+$/.test(match[2]) && /^[ \t]+\w/.test(text.slice(end, end + 8))
  );
}

/** The value that a match ends with, `behind` characters before its end. */
function endOfMatch(match: RegExpMatchArray, value: string, behind = 0): Range {
  const to = (match.index ?? 0) + match[0].length - behind;
  return { from: to - value.length, to };
}
