import { Document, isScalar, visit } from 'yaml';
import { objectFinding } from '../model/findings';
import { PlacedFinding } from './placedFinding';

// Controls, what is formatting only (zero width, direction), halves of pairs, the mark of a failed decoding.
const INVISIBLE = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffd]/u;

// In a key or a name a space that is none, or a letter of another script that looks the same, is never meant.
const NOT_ASCII = /[^\x20-\x7e]/;

function codePoint(text: string, pattern: RegExp): string {
  const at = pattern.exec(text)!.index;
  const code = text.codePointAt(at)!;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Characters that people do not see but Kubernetes and Dapr compare: `redisHost` with one in it is another name. */
export function unicodeProblems(document: Document.Parsed): PlacedFinding[] {
  const findings: PlacedFinding[] = [];
  visit(document, {
    Scalar(role, node) {
      if (!isScalar(node) || typeof node.value !== 'string') {
        return;
      }
      const pattern = role === 'key' ? NOT_ASCII : INVISIBLE;
      if (!pattern.test(node.value)) {
        return;
      }
      findings.push({
        ...objectFinding('yaml/unicode', 'error', {
          path: [],
          title:
            role === 'key'
              ? 'A key has a character that is not plain ASCII'
              : 'A value has an invisible character',
          value: codePoint(node.value, pattern),
          fix: 'Type it again',
        }),
        offset: node.range?.[0] ?? 0,
      });
    },
  });
  return findings.slice(0, 20);
}
