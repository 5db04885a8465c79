import { Release } from './types';

const EXPRESSION = /\{\{-?\s*(.*?)\s*-?\}\}/g;

/**
 * Renders the few template expressions a manifest may use: `.Release.*`, optionally quoted.
 *
 * @throws Error naming the expression when it is one the sandbox does not know; a real Helm
 * knows many more, so a template that fails here may still be right.
 */
export function renderTemplate(text: string, release: Release): string {
  const known: Record<string, string> = {
    '.Release.Name': release.name,
    '.Release.Namespace': release.namespace,
    '.Release.Service': 'Helm',
    '.Release.Revision': String(release.revision),
  };
  return text.replace(EXPRESSION, (_, expression: string) => {
    const [reference, ...pipes] = expression
      .split('|')
      .map(part => part.trim());
    const value = known[reference];
    if (value === undefined || pipes.some(pipe => pipe !== 'quote')) {
      throw new Error(
        `the sandbox cannot render the template expression "{{ ${expression} }}"`,
      );
    }
    return pipes.length > 0 ? JSON.stringify(value) : value;
  });
}
