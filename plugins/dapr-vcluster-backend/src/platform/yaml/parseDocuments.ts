import {
  duplicateKeys,
  depthProblem,
  KUBERNETES_YAML,
  MAX_DOCUMENTS,
  nestsTooDeeply,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { Document, LineCounter, parseAllDocuments } from 'yaml';
import { invalid } from '../errors';

/** Longest YAML text that is parsed. */
export const MAX_CHARACTERS = 1_000_000;

/** The documents of a YAML text, and where its lines begin. */
export type ParsedYaml = { documents: Document.Parsed[]; lines: LineCounter };

/**
 * Parses YAML in a time that grows with its length only.
 *
 * @throws InputError for a text that is too long, nested too deeply, or has too many documents.
 */
export function parseDocuments(text: string, field: string): ParsedYaml {
  if (text.length > MAX_CHARACTERS) {
    throw beyond(field, 'characters', text.length, MAX_CHARACTERS);
  }
  if (nestsTooDeeply(text)) {
    throw tooDeep(field);
  }
  const lines = new LineCounter();
  const documents = parseAll(text, field, lines);
  if (documents.length > MAX_DOCUMENTS) {
    throw beyond(field, 'documents', documents.length, MAX_DOCUMENTS);
  }
  return { documents, lines };
}

/** What of a document makes it unusable, as the parser calls it, and where; undefined when it can be read. */
export function problemOf(
  document: Document.Parsed,
): { code: string; offset: number } | undefined {
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    return { code: problem.code, offset: problem.pos[0] };
  }
  const deep = depthProblem(document);
  if (deep) {
    return { code: 'NESTED_TOO_DEEPLY', offset: deep.offset };
  }
  const [duplicate] = duplicateKeys(document);
  return duplicate && { code: 'DUPLICATE_KEY', offset: duplicate.offset };
}

function parseAll(text: string, field: string, lineCounter: LineCounter) {
  try {
    const documents = parseAllDocuments(text, {
      ...KUBERNETES_YAML,
      lineCounter,
      // Comparing each key with every other takes minutes where there are many; duplicateKeys does not.
      uniqueKeys: false,
    });
    return Array.isArray(documents) ? (documents as Document.Parsed[]) : [];
  } catch (error) {
    if (error instanceof RangeError) {
      throw tooDeep(field);
    }
    throw error;
  }
}

function beyond(field: string, what: string, value: number, limit: number) {
  return invalid(`${field} has more than ${limit} ${what}`, {
    field,
    value: String(value),
    fix: 'Split it.',
  });
}

function tooDeep(field: string) {
  return invalid(`${field} is nested more than 100 levels deep`, {
    field,
    fix: 'Make it flatter.',
  });
}
