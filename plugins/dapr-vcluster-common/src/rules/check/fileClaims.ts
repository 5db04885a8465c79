import { brokerClaims } from '../components';
import { objectsOf } from './checkFiles';
import { checkedFilesOf } from './model/checkedFiles';
import { SourceFile } from './model/context';
import { parseFile } from './yaml/parse';

/**
 * Keys of the topics and consumer groups that the Dapr Components in files take on their brokers, each once: what a tenant
 * context can be asked about.
 *
 * @public
 */
export function fileClaims(files: readonly SourceFile[]): string[] {
  const objects = files.map(parseFile).flatMap(objectsOf);
  const { components } = checkedFilesOf(objects, {});
  const keys = components
    .flatMap(({ input }) => brokerClaims(input))
    .map(({ key }) => key);
  return [...new Set(keys)];
}
