import { Document, isCollection, isMap, isPair, isScalar, Scalar } from 'yaml';
import { objectFinding } from '../model/findings';
import { PlacedFinding } from './placedFinding';

/** What only templates of Helm have between double braces. */
const HELM =
  /\{\{-?[^}\n]{0,300}(\.(Values|Release|Chart|Capabilities|Template|Files)\b|\b(include|tpl|template)\s)/;

/** A line that begins with an action: no YAML, or a map as key of a map. */
const ACTION_LINE = /^[ \t]*\{\{/m;

/** Texts in blocks are what an object carries for others: templates of alerts, of reports. */
const OWN_TEXTS: ReadonlySet<string | undefined> = new Set([
  Scalar.PLAIN,
  Scalar.QUOTE_DOUBLE,
  Scalar.QUOTE_SINGLE,
]);

/**
 * Whether a file is a template that gives YAML only when it is rendered.
 *
 * @param documents - as far as they could be read
 */
export function isTemplate(
  text: string,
  documents: readonly Document.Parsed[],
): boolean {
  return (
    text.includes('{{') &&
    documents.some(
      ({ errors, contents }) =>
        (errors.length > 0 && (ACTION_LINE.test(text) || HELM.test(text))) ||
        hasActions(text, contents),
    )
  );
}

/** The finding about a file that is one. */
export function templateProblem(text: string): PlacedFinding {
  return {
    ...objectFinding('yaml/template', 'warning', {
      path: [],
      ...(HELM.test(text) || ACTION_LINE.test(text)
        ? {
            title:
              'This is a Helm template, which cannot be checked before it is rendered',
            fix: 'Render it first (helm template) and check the result',
          }
        : {
            title:
              'This is a template: a value in double braces without quotes is no text in YAML',
            fix: 'Fill it in first and check the result, or put the braces in quotes',
          }),
    }),
    offset: text.indexOf('{{'),
  };
}

/** Whether a value is an action: as YAML, `{{ .Values.name }}` is a map with a map as its key. */
function hasActions(text: string, contents: unknown): boolean {
  const open: unknown[] = [contents];
  while (open.length > 0) {
    const node = open.pop();
    if (isPair(node)) {
      open.push(node.key, node.value);
    } else if (isCollection(node)) {
      const start = node.range?.[0] ?? -1;
      if (isMap(node) && start >= 0 && text.startsWith('{{', start)) {
        return true;
      }
      for (const item of node.items) {
        open.push(item);
      }
    } else if (
      isScalar(node) &&
      typeof node.value === 'string' &&
      OWN_TEXTS.has(node.type) &&
      HELM.test(node.value)
    ) {
      return true;
    }
  }
  return false;
}
