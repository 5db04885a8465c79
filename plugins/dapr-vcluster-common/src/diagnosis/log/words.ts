import { DaprdLine, DaprdLog } from './parse';

/** What daprd said about its trouble, the weightiest first: why it ended, then errors, then warnings, newest first. */
export function lastWords({ lines }: DaprdLog): DaprdLine[] {
  const of = (level: DaprdLine['level']) =>
    lines.filter(line => line.level === level).reverse();
  return [...of('fatal'), ...of('error'), ...of('warning')];
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
