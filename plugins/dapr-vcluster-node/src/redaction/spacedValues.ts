import { Detector, Range } from './Range';
import { isSecretName } from './secretNames';

/** A flag of a command line and the word behind it. */
const FLAG =
  /(?<![\w-])--?([A-Za-z][\w-]{1,60})[ \t]{1,4}([^\s"'`\\-][^\s"'`\\]{0,400})/g;

/** A password and its text in quotes; names of other kinds, such as `Secret "x"`, are shown. */
const QUOTED =
  /(?:passw(?:or)?d|passphrase|pwd)[ \t]{1,4}\\{0,4}(["'`])([^"'`\\\s]{1,400})(?=\\{0,4}["'`])/gi;

/** Finds values of secret names that have a blank in front: `--password x`, `saslPassword "x"`. */
export const spacedValues: Detector = text => [
  ...flagValues(text),
  ...[...text.matchAll(QUOTED)].map(match => endOfMatch(match, match[2])),
];

function flagValues(text: string): Range[] {
  return [...text.matchAll(FLAG)]
    .filter(
      match => isSecretName(match[1]) && !isProse(text, match.index, match),
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

function endOfMatch(match: RegExpMatchArray, value: string): Range {
  const to = (match.index ?? 0) + match[0].length;
  return { from: to - value.length, to };
}
