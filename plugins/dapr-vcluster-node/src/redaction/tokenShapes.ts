import { Detector, Range } from './Range';
import data from './tokenShapes.data.json';

type Shape = { keywords: string[]; pattern: RegExp };

/** Shapes of credentials that gitleaks knows; written by `yarn token-shapes`. */
const SHAPES: readonly Shape[] = data.shapes.map(each => {
  const [, keywords, text] = each as [string, string[], string];
  const [flags] = text.split(':', 1);
  return {
    keywords,
    pattern: new RegExp(text.slice(flags.length + 1), `g${flags}`),
  };
});

/** Any word of any shape: most lines have none, and are not looked at further. */
const ANY_WORD = new RegExp(
  [...new Set(SHAPES.flatMap(({ keywords }) => keywords))]
    .sort()
    .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|'),
);

/** Finds credentials by the rules of gitleaks: those of a shape are looked for where one of its words is. */
export const tokenShapes: Detector = text => {
  const lower = text.toLowerCase();
  if (!ANY_WORD.test(lower)) {
    return [];
  }
  return SHAPES.filter(({ keywords }) =>
    keywords.some(word => lower.includes(word)),
  ).flatMap(({ pattern }): Range[] =>
    [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
      from: index,
      to: index + length,
    })),
  );
};
