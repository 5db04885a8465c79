import { Document, isCollection, isPair, ParsedNode } from 'yaml';
import { objectFinding } from '../model/findings';
import { PlacedFinding } from './placedFinding';

const MAX_DEPTH = 100;

const OPENING = /(?:[[{][ \t]{0,8}){101}/;

/**
 * Whether a text has so many brackets one after the other that it is nested too deeply: the parser would be slow, or end
 * in a stack overflow.
 *
 * @public
 */
export function nestsTooDeeply(text: string): boolean {
  return OPENING.test(text);
}

/**
 * Nesting that no object of Kubernetes has, and that would end in a stack overflow.
 *
 * @public
 */
export function depthProblem(
  document: Document.Parsed,
): PlacedFinding | undefined {
  const open: Array<{ node: unknown; depth: number }> = [
    { node: document.contents, depth: 0 },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (depth > MAX_DEPTH) {
      return {
        ...objectFinding('yaml/size', 'error', {
          path: [],
          title: `The document is nested more than ${MAX_DEPTH} levels deep`,
          fix: 'Make it flatter',
        }),
        offset: (node as ParsedNode | null)?.range?.[0] ?? 0,
      };
    }
    if (isPair(node)) {
      open.push({ node: node.key, depth }, { node: node.value, depth });
    } else if (isCollection(node)) {
      for (const item of node.items) {
        open.push({ node: item, depth: depth + 1 });
      }
    }
  }
  return undefined;
}
