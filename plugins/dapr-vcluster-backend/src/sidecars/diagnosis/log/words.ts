import { DaprdLine, DaprdLog } from './parse';

/**
 * What daprd said about its trouble, the weightiest first: why it ended, then errors, then warnings, newest first; then
 * the same of the run before, where that was read.
 */
export function lastWords({ lines, before = [] }: DaprdLog): DaprdLine[] {
  const of = (run: DaprdLine[], level: DaprdLine['level']) =>
    run.filter(line => line.level === level).reverse();
  return [lines, before].flatMap(run => [
    ...of(run, 'fatal'),
    ...of(run, 'error'),
    ...of(run, 'warning'),
  ]);
}

/** Whether a run has said nothing yet about any trouble that ends it. */
export function isSilent({ lines }: DaprdLog): boolean {
  return !lines.some(({ level }) => level === 'fatal' || level === 'error');
}

/** Servers of the control plane that daprd connects to before anything else, and waits for without a word. */
export type Awaited = 'sentry' | 'operator';

const WAITING: readonly [Awaited, RegExp][] = [
  // "identity certificate" until 1.17.
  ['sentry', /^Fetching initial identity( certificate)?$/],
  // With the name of the Configuration in 1.10.
  [
    'operator',
    /^Initializing the operator client( \(config: [^)]{0,253}\))?$/i,
  ],
];

/** All that daprd 1.10 to 1.12 says at its end when a server did not answer. */
const BARE_END =
  /^(?:fatal error from runtime: )?context (?:deadline exceeded|canceled)$/i;

/** A daprd that reaches them goes on within milliseconds. */
const PATIENCE_MS = 3_000;

/**
 * The server that daprd is waiting for: the last it wrote, some seconds ago, is that it connects.
 *
 * @param observedAt - when the log was read, in milliseconds
 */
export function waitsFor(
  { lines }: DaprdLog,
  observedAt: number,
): { server: Awaited; msg: string; since: string } | undefined {
  const { msg, time: since } = lines.at(-1) ?? {};
  const [server] = WAITING.find(([, words]) => msg && words.test(msg)) ?? [];
  return server && msg && since && observedAt - Date.parse(since) >= PATIENCE_MS
    ? { server, msg, since }
    : undefined;
}

/** A server after whose connection daprd ended with the bare words of gRPC, and the two lines that show it. */
export function silentlyEnded({
  lines,
  before = [],
}: DaprdLog):
  | { server: Awaited; waiting: DaprdLine; end: DaprdLine }
  | undefined {
  for (const run of [lines, before]) {
    const at = run.findLastIndex(
      ({ level, msg }) => level === 'fatal' && BARE_END.test(msg),
    );
    const waiting = run
      .slice(0, Math.max(0, at))
      .findLast(({ level }) => level === 'info');
    const [server] =
      WAITING.find(([, words]) => waiting && words.test(waiting.msg)) ?? [];
    if (server && waiting) {
      return { server, waiting, end: run[at] };
    }
  }
  return undefined;
}

/** The Dapr Component a text speaks of, with its type where that is said. */
export function componentIn(
  text: string,
): { name: string; type?: string } | undefined {
  const [, name, type] =
    /(?:initialization error occurred for|Failed to init component|init timeout for component) ([\w.-]+)(?: \(([^)\s]+)\))?/.exec(
      text,
    ) ??
    /process component ([\w.-]+) error/.exec(text) ??
    [];
  return name === undefined ? undefined : { name, ...(type && { type }) };
}
