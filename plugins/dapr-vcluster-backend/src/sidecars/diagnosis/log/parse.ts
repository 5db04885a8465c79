import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';

/** One line of daprd that is worth reading. */
export type DaprdLine = {
  level: 'info' | 'warning' | 'error' | 'fatal';
  /** Without secrets. */
  msg: string;
  time?: string;
};

/** What a run of daprd has written. */
export type DaprdLog = {
  lines: DaprdLine[];
  /** What the run before wrote; read where this one has not said what its trouble is. */
  before?: DaprdLine[];
};

/** With a small letter until 1.11. */
const START = 'starting dapr runtime';
const LEVELS = ['info', 'warning', 'error', 'fatal'];
const TEXT_LINE =
  /^time="?([^"\s]+)"? level=(\w+) msg=(?:"((?:[^"\\]|\\.)*)"|(\S+))/;

/**
 * Reads daprd's log, as text (`level=… msg="…"`) or JSON (`dapr.io/log-as-json`): the newest run in it,
 * without secrets. Lines of another form, such as stack traces, are left out.
 *
 * @param known - values that must not be shown
 */
export function parseDaprdLog(
  text: string,
  known: readonly string[] = [],
): DaprdLog {
  const lines = text.split('\n').flatMap(line => {
    const parsed = line.startsWith('{') ? jsonLine(line) : textLine(line);
    return parsed ? [{ ...parsed, msg: redactText(parsed.msg, known) }] : [];
  });
  const start = lines.findLastIndex(({ msg }) =>
    msg.toLowerCase().startsWith(START),
  );
  return { lines: lines.slice(Math.max(0, start)) };
}

function textLine(line: string): DaprdLine | undefined {
  const [, time, level, quoted, plain] = TEXT_LINE.exec(line) ?? [];
  const msg = quoted === undefined ? plain : unquote(quoted);
  return msg === undefined ? undefined : lineOf(level, msg, time);
}

function jsonLine(line: string): DaprdLine | undefined {
  try {
    const { level, msg, time } = JSON.parse(line);
    return typeof msg === 'string' ? lineOf(level, msg, time) : undefined;
  } catch {
    // A line that was cut off in the middle.
    return undefined;
  }
}

function lineOf(
  level: unknown,
  msg: string,
  time: unknown,
): DaprdLine | undefined {
  const name = level === 'warn' ? 'warning' : level;
  if (typeof name !== 'string' || !LEVELS.includes(name)) {
    return undefined;
  }
  return {
    level: name as DaprdLine['level'],
    msg,
    ...(typeof time === 'string' && { time }),
  };
}

function unquote(text: string): string {
  return text.replace(/\\(.)/g, (_, char: string) =>
    char === 'n' || char === 't' ? ' ' : char,
  );
}
