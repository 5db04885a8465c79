import {
  Document,
  isCollection,
  isPair,
  isScalar,
  LineCounter,
  YAMLParseError,
} from 'yaml';

const QUOTES = ['"', "'"];

/** How often a text is read again, and how many characters that may be in all. */
const MAX_REPAIRS = 20;
const MAX_CHARACTERS = 4_000_000;

/** A text indented as the parser wants it, and the blanks that were put before its lines. */
type Indented = { text: string; blanks: Map<number, number> };

/** Line numbers from 1 and columns of the text before it was indented. */
export class IndentedLines extends LineCounter {
  blanks: ReadonlyMap<number, number> = new Map();

  linePos = (offset: number) => {
    const found = new LineCounter();
    found.lineStarts = this.lineStarts;
    const { line, col } = found.linePos(offset);
    return { line, col: Math.max(1, col - (this.blanks.get(line) ?? 0)) };
  };
}

/**
 * Indents the lines of flow collections (`[ … ]`, `{ … }`) and of texts in quotes that begin too far to the left. kubectl and
 * other readers do not mind where they begin; the parser used here does.
 *
 * @param parse - reads the documents of a text
 */
export function indentFlow(
  text: string,
  parse: (text: string) => Document.Parsed[] | undefined,
): Indented | undefined {
  let indented: Indented | undefined;
  const most = Math.min(MAX_REPAIRS, Math.floor(MAX_CHARACTERS / text.length));
  for (let repairs = 0; repairs < most; repairs++) {
    const now = indented?.text ?? text;
    // From the last to the first, so that those before stay where they are.
    const starts = brokenStarts(now, parse(now)).sort((a, b) => b - a);
    const next = starts.reduce(
      (done, start) => indentFrom(done, start),
      indented ?? { text, blanks: new Map<number, number>() },
    );
    if (next.text === now) {
      return indented;
    }
    indented = next;
  }
  return indented;
}

/** Whether an error may be about where a line begins. */
export function isIndentError({ code, message }: YAMLParseError): boolean {
  return (
    (code === 'BAD_INDENT' && message.includes('sufficiently')) ||
    (code === 'MISSING_CHAR' && message.includes('quote'))
  );
}

/** Where the collections and texts begin that end too early: the first of each document. */
function brokenStarts(
  text: string,
  documents: readonly Document.Parsed[] = [],
): number[] {
  return documents.flatMap(({ errors: [error], contents }) =>
    error && isIndentError(error)
      ? startAt(text, contents, error.pos[0]) ?? []
      : [],
  );
}

/** Where the outermost flow collection, or the text in quotes, begins that reaches an offset. */
function startAt(
  text: string,
  contents: unknown,
  offset: number,
): number | undefined {
  const open: unknown[] = [contents];
  let first: number | undefined;
  while (open.length > 0) {
    const node = open.pop();
    if (isPair(node)) {
      open.push(node.key, node.value);
    } else if (isCollection(node)) {
      const [start, end] = node.range ?? [0, 0];
      if (node.flow && start <= offset && end >= offset) {
        first = Math.min(first ?? start, start);
      } else {
        for (const item of node.items) {
          open.push(item);
        }
      }
    } else if (isScalar(node) && first === undefined) {
      const [start, end] = node.range ?? [0, 0];
      if (start <= offset && end >= offset && QUOTES.includes(text[start])) {
        first = start;
      }
    }
  }
  return first;
}

/** Puts blanks before each line of what begins there, as many as there are characters before it. */
function indentFrom({ text, blanks }: Indented, start: number): Indented {
  const end = QUOTES.includes(text[start])
    ? quoteEnd(text, start)
    : flowEnd(text, start);
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const head = text.slice(0, start);
  const lines = text.slice(start, end).split('\n');
  const all = new Map(blanks);
  const line = head.split('\n').length;
  lines.slice(1).forEach((_, index) => {
    const at = line + index + 1;
    all.set(at, (all.get(at) ?? 0) + column + 1);
  });
  return {
    text: head + lines.join(`\n${' '.repeat(column + 1)}`) + text.slice(end),
    blanks: all,
  };
}

/** Behind the quote that closes a text; the end of everything where none does. */
function quoteEnd(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') {
      at++;
    } else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) {
        return at + 1;
      }
      at++;
    }
  }
  return text.length;
}

/** Behind the bracket that closes a flow collection; the end of the text where none does. */
function flowEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (QUOTES.includes(character)) {
      at = quoteEnd(text, at) - 1;
    } else if (character === '#' && /\s/.test(text[at - 1])) {
      const next = text.indexOf('\n', at);
      at = next < 0 ? text.length : next;
    } else if ('[{'.includes(character)) {
      depth++;
    } else if (']}'.includes(character)) {
      depth--;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return text.length;
}
