import { DaprComponentInput } from '../components';
import { componentInput } from './model/componentInput';
import { isOfKind } from './model/checkedFiles';
import { isMap, JsonMap } from './model/paths';
import { parseFile } from './yaml/parse';

/**
 * A manifest of a Dapr Component as far as it can be read.
 *
 * @public
 */
export type ComponentManifest = {
  /** The manifest, absent when the text is not exactly one Dapr Component. */
  object?: JsonMap;
  component: DaprComponentInput;
};

/**
 * Reads a manifest; whatever is wrong with it is for `checkFiles` to say.
 *
 * @public
 */
export function readComponentManifest(text: string): ComponentManifest {
  const { documents } = parseFile({ path: '', text });
  const [first, ...more] = documents.filter(
    ({ value }) => value !== undefined && value !== null,
  );
  const value = first?.value;
  const readable =
    more.length === 0 &&
    isMap(value) &&
    isOfKind(value, 'dapr.io', 'Component');
  const object = readable ? value : undefined;
  return { object, component: componentInput(object ?? {}) };
}
