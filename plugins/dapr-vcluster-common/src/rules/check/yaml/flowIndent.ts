import { Document, isCollection, isPair, LineCounter } from 'yaml';

/** Texts that need more repairs than this are not worth the time. */
const MAX_REPAIRS = 20;
const MAX_TEXT = 200_000;

/** A text with flow collections indented as the parser wants them, and the blanks that were put before its lines. */
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
 * Indents the lines of flow collections (`[ … ]`, `{ … }`) that begin too far to the left. kubectl and other readers do not
 * mind where they begin; the parser used here does.
 *
 * @param parse - reads the documents of a text
 */
export function indentFlow(
  text: string,
  parse: (text: string) => Document.Parsed[] | undefined,
): Indented | undefined {
  let indented: Indented | undefined;
  for (let repairs = 0; repairs < MAX_REPAIRS; repairs++) {
    const now = indented?.text ?? text;
    const start = now.length <= MAX_TEXT ? brokenFlow(parse(now)) : undefined;
    if (start === undefined) {
      return indented;
    }
    const next = indentFrom(now, start, indented?.blanks ?? new Map());
    if (!next) {
      return indented;
    }
    indented = next;
  }
  return indented;
}

/** Where the first flow collection begins that ends too early. */
function brokenFlow(
  documents: readonly Document.Parsed[] = [],
): number | undefined {
  for (const { errors, contents } of documents) {
    const [error] = errors;
    if (error?.code === 'BAD_INDENT' && /sufficiently/.test(error.message)) {
      return flowAt(contents, error.pos[0]);
    }
  }
  return undefined;
}

/** Where the outermost flow collection begins that reaches an offset. */
function flowAt(contents: unknown, offset: number): number | undefined {
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
        open.push(...node.items);
      }
    }
  }
  return first;
}

/** Puts blanks before each line of a flow collection, as many as its bracket has before it. */
function indentFrom(
  text: string,
  start: number,
  blanks: ReadonlyMap<number, number>,
): Indented | undefined {
  const end = flowEnd(text, start);
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const [head, inner, tail] = [
    text.slice(0, start),
    text.slice(start, end),
    text.slice(end),
  ];
  const lines = inner.split('\n');
  if (lines.length === 1) {
    return undefined;
  }
  const all = new Map(blanks);
  const line = head.split('\n').length;
  lines.slice(1).forEach((_, index) => {
    const at = line + index + 1;
    all.set(at, (all.get(at) ?? 0) + column + 1);
  });
  return {
    text: head + lines.join(`\n${' '.repeat(column + 1)}`) + tail,
    blanks: all,
  };
}

/** Behind the bracket that closes a flow collection; the end of the text where none does. */
function flowEnd(text: string, start: number): number {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (quote) {
      if (character === '\\' && quote === '"') {
        at++;
      } else if (character === quote) {
        quote = '';
      }
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '#' && /\s/.test(text[at - 1])) {
      const next = text.indexOf('\n', at);
      at = next < 0 ? text.length : next;
    } else if ('[{'.includes(character)) {
      depth++;
    } else if (']}'.includes(character) && --depth === 0) {
      return at + 1;
    }
  }
  return text.length;
}
