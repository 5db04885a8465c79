import {
  KUBERNETES_YAML,
  MAX_ALIASES,
  MAX_DOCUMENTS,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { LineCounter, parseAllDocuments } from 'yaml';
import { invalid } from '../errors';

/** One YAML document as plain JSON, its number in the text (from 0), and the line it begins on. */
export type YamlDocument = { document: number; line: number; value: unknown };

/**
 * Reads YAML the way kubectl does (YAML 1.1: `yes` is true, `0644` is octal). Empty documents are left out.
 *
 * @param field - how messages call the text
 * @throws InputError with the line and column; never with text of the document, which may hold secrets.
 */
export function readYaml(text: string, field = 'manifests'): YamlDocument[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    ...KUBERNETES_YAML,
    lineCounter: lines,
  });
  const all = Array.isArray(documents) ? documents : [];
  if (all.length > MAX_DOCUMENTS) {
    throw invalid(`${field} has more than ${MAX_DOCUMENTS} documents`, {
      field,
      value: String(all.length),
      fix: 'Split it.',
    });
  }
  return all.flatMap((document, index) => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) {
      throw malformed(field, problem.code, lines.linePos(problem.pos[0]));
    }
    const start = lines.linePos(document.contents?.range?.[0] ?? 0);
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
    return value === null ? [] : [{ document: index, line: start.line, value }];
  });
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
