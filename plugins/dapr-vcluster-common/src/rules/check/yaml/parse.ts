import { Document, LineCounter, parseAllDocuments, visit } from 'yaml';
import { objectFinding } from '../model/findings';
import { SourceFile } from '../model/context';
import { PlacedFinding } from './placedFinding';
import { aliasTrouble } from './aliases';
import { duplicateKeys } from './duplicates';
import { depthProblem, nestsTooDeeply } from './depth';
import { IndentedLines, indentFlow, isIndentError } from './flowIndent';
import { isTemplate, templateProblem } from './template';
import { unreadableProblems } from './unreadable';
import { KUBERNETES_YAML, MAX_ALIASES, MAX_DOCUMENTS } from './kubernetesYaml';

const ALIAS_TITLES = {
  cyclic: 'An alias of this document refers to a value that contains it',
  'too-large': 'The aliases of this document multiply its size',
} as const;

/** One YAML document; `value` is absent when it cannot be checked. */
export type ParsedDocument = { node: Document.Parsed; value?: unknown };

/** A file as far as it can be read. */
export type ParsedFile = {
  file: SourceFile;
  lines: LineCounter;
  documents: ParsedDocument[];
  findings: Array<PlacedFinding & { document: number }>;
};

/** Longest text that is checked. */
export const MAX_TEXT = 1_000_000;

/** Reads a file; whatever is wrong with it is a finding, never an error, and never quotes the text. */
export function parseFile(file: SourceFile): ParsedFile {
  const lines = new IndentedLines();
  const parsed: ParsedFile = { file, lines, documents: [], findings: [] };
  const refuse = (finding: PlacedFinding, document = 0) =>
    parsed.findings.push({ ...finding, document });
  if (file.text.length > MAX_TEXT) {
    refuse(sizeProblem('The file is larger than a million characters'));
    return parsed;
  }
  const { text, documents } = nestsTooDeeply(file.text)
    ? { text: '', documents: undefined }
    : readIndented(file.text, lines);
  if (!documents) {
    refuse(sizeProblem('The file is nested too deeply'));
    return parsed;
  }
  if (isTemplate(file.text, documents)) {
    refuse(templateProblem(file.text));
    return parsed;
  }
  if (documents.length > MAX_DOCUMENTS) {
    refuse(sizeProblem(`The file has more than ${MAX_DOCUMENTS} documents`));
    return parsed;
  }
  documents.forEach((node, index) => {
    const { value, problems } = read(node, text);
    problems.forEach(problem => refuse(problem, index));
    parsed.documents.push(problems.length > 0 ? { node } : { node, value });
  });
  return parsed;
}

/** Reads documents; lines of brackets may begin anywhere. `text` is what the offsets are of. */
function readIndented(text: string, lines: IndentedLines) {
  const parse = (given: string) => readDocuments(given, new LineCounter());
  const documents = readDocuments(text, lines);
  const hasBadIndent = documents?.some(({ errors: [error] }) =>
    error ? isIndentError(error) : false,
  );
  const indented = hasBadIndent ? indentFlow(text, parse) : undefined;
  if (!indented) {
    return { text, documents };
  }
  lines.lineStarts = [];
  lines.blanks = indented.blanks;
  return {
    text: indented.text,
    documents: readDocuments(indented.text, lines),
  };
}

function readDocuments(text: string, lines: LineCounter) {
  try {
    const documents = parseAllDocuments(text, {
      ...KUBERNETES_YAML,
      lineCounter: lines,
      // Comparing each key with every other takes minutes where there are many; duplicateKeys does not.
      uniqueKeys: false,
    });
    return Array.isArray(documents) ? (documents as Document.Parsed[]) : [];
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

function read(
  node: Document.Parsed,
  text: string,
): {
  value?: unknown;
  problems: PlacedFinding[];
} {
  // What the parser warns of, such as a bracket at the margin, kubectl reads.
  const [error] = node.errors;
  if (error) {
    return { problems: [syntaxProblem(error.code, error.pos[0])] };
  }
  const deep = depthProblem(node);
  if (deep) {
    return { problems: [deep] };
  }
  const problems = [...unreadableProblems(node, text), ...duplicateKeys(node)];
  if (problems.length > 0) {
    return { problems };
  }
  try {
    const value = node.toJS({ maxAliasCount: MAX_ALIASES });
    const trouble = aliasTrouble(value);
    return trouble
      ? { problems: [aliasProblem(ALIAS_TITLES[trouble], node)] }
      : { value, problems };
  } catch (failure) {
    // The library throws plain errors here: too many aliases, or one without an anchor.
    const many = /Excessive alias/.test(String(failure));
    return {
      problems: [
        many ? aliasProblem(ALIAS_TITLES['too-large'], node) : noAnchor(node),
      ],
    };
  }
}

/** A text such as `***` without quotes is meant as a text more often than as an alias. */
function noAnchor(node: Document.Parsed): PlacedFinding {
  let offset = node.contents?.range?.[0] ?? 0;
  const anchors = new Set<string>();
  visit(node, {
    Value(_, { anchor }) {
      if (anchor) {
        anchors.add(anchor);
      }
    },
    Alias(_, { source, range }) {
      if (anchors.has(source)) {
        return undefined;
      }
      offset = range?.[0] ?? offset;
      return visit.BREAK;
    },
  });
  return {
    ...objectFinding('yaml/aliases', 'error', {
      path: [],
      title:
        'A value without quotes that begins with "*" is an alias, and no value before it has that anchor',
      fix: 'Put it in quotes if it is a text; otherwise write the value out',
    }),
    offset,
  };
}

function syntaxProblem(code: string, offset: number): PlacedFinding {
  const what =
    code === 'TAG_RESOLVE_FAILED'
      ? 'a value does not fit its tag, such as !!binary'
      : code.toLowerCase().replaceAll('_', ' ');
  return {
    ...objectFinding('yaml/syntax', 'error', {
      path: [],
      title: `Not valid YAML: ${what}`,
      fix: 'Correct that line; mind its indentation',
    }),
    offset,
  };
}

function aliasProblem(title: string, node: Document.Parsed): PlacedFinding {
  return {
    ...objectFinding('yaml/aliases', 'error', {
      path: [],
      title,
      fix: 'Write the repeated parts out',
    }),
    offset: node.contents?.range?.[0] ?? 0,
  };
}

function sizeProblem(title: string): PlacedFinding {
  return {
    ...objectFinding('yaml/size', 'error', {
      path: [],
      title,
      fix: 'Split it',
    }),
    offset: 0,
  };
}
