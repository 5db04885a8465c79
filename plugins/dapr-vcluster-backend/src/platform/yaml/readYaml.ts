import {
  aliasTrouble,
  MAX_ALIASES,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { Document } from 'yaml';
import { invalid } from '../errors';
import { assertDaprLists } from './listLimit';
import { ParsedYaml, parseDocuments, problemOf } from './parseDocuments';

/** One YAML document as plain JSON, its number in the text (from 0), and the line it begins on. */
export type YamlDocument = { document: number; line: number; value: unknown };

/**
 * Reads YAML the way kubectl does (YAML 1.1: `yes` is true, `0644` is octal). Empty documents are left out.
 *
 * @param field - how messages call the text
 * @throws InputError with the line and column; never with text of the document, which may hold secrets.
 */
export function readYaml(text: string, field = 'manifests'): YamlDocument[] {
  const parsed = parseDocuments(text, field);
  const { lines } = parsed;
  return parsed.documents.flatMap((document, index) => {
    const problem = problemOf(document);
    if (problem) {
      const { code, offset } = problem;
      throw malformed(field, code, lines.linePos(offset));
    }
    const value = valueOf(document, field, parsed);
    if (value === null) {
      return [];
    }
    assertDaprLists(field, value);
    return [{ document: index, line: startOf(document, parsed).line, value }];
  });
}

/**
 * Refuses YAML that would cost more to evaluate than it is worth. Whatever else is wrong with it is left to its check.
 *
 * @throws InputError naming the field, its value, the limit and the fix.
 */
export function assertYamlLimits(text: string, field: string): void {
  const parsed = parseDocuments(text, field);
  for (const document of parsed.documents) {
    if (!problemOf(document)) {
      assertDaprLists(field, valueOf(document, field, parsed));
    }
  }
}

/** @throws InputError for aliases that cannot be followed. */
function valueOf(
  document: Document.Parsed,
  field: string,
  parsed: ParsedYaml,
): unknown {
  const start = startOf(document, parsed);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    const tooMany = /Excessive/.test(String(error));
    throw malformed(
      field,
      tooMany ? 'TOO_MANY_ALIASES' : 'UNKNOWN_ALIAS',
      start,
    );
  }
  const trouble = aliasTrouble(value);
  if (trouble === 'cyclic') {
    throw invalid(
      `${field}: an alias in the document at line ${start.line} refers to a value that contains the alias`,
      {
        field,
        value: `line ${start.line}`,
        fix: 'Write the value out; an object cannot contain itself.',
      },
    );
  }
  if (trouble) {
    throw malformed(field, 'TOO_MANY_ALIASES', start);
  }
  return value;
}

function startOf(document: Document.Parsed, { lines }: ParsedYaml) {
  return lines.linePos(document.contents?.range?.[0] ?? 0);
}

function malformed(
  field: string,
  code: string,
  at: { line: number; col: number },
) {
  const what = code.toLowerCase().replaceAll('_', ' ');
  return invalid(
    `${field} is not valid YAML: ${what} at line ${at.line}, column ${at.col}`,
    {
      field,
      value: `line ${at.line}`,
      fix: 'Correct that line; mind its indentation.',
    },
  );
}
