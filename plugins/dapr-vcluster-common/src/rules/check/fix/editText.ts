import { Document, parseAllDocuments } from 'yaml';
import { EditOperation } from '../model/findings';
import { KUBERNETES_YAML } from '../yaml/kubernetesYaml';
import { applyOperation } from './operations';
import { writeDocuments } from './writeDocuments';

/**
 * Changes the first document of a text; comments and order stay.
 *
 * @returns undefined when the text cannot be read, or something else stands where a change should go
 *
 * @public
 */
export function editText(
  text: string,
  operations: readonly EditOperation[],
): string | undefined {
  if (operations.length === 0) {
    return text;
  }
  const documents = parseAllDocuments(
    text,
    KUBERNETES_YAML,
  ) as Document.Parsed[];
  const [first] = documents;
  if (!first || first.errors.length > 0) {
    return undefined;
  }
  const done = operations.every(operation => applyOperation(first, operation));
  return done ? writeDocuments(text, documents) : undefined;
}
