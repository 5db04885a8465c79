import { Document, isCollection, isPair, ParsedNode } from 'yaml';
import { objectFinding } from '../model/findings';
import { PlacedFinding } from './placedFinding';

const MAX_DEPTH = 100;

/** Nesting that no object of Kubernetes has, and that would end in a stack overflow. */
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
