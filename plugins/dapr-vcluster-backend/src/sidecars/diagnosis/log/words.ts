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
  ['operator', /^Initializing the operator client$/],
];

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
