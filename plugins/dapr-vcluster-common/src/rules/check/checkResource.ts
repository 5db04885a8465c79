import { ComponentCatalogue } from '../../componentCatalogue/types';
import { Finding } from '../../findings';
import { applyPolicy, policyFor } from '../guardrails';
import { checkedFilesOf } from './model/checkedFiles';
import { FileCheckContext } from './model/context';
import { JsonMap } from './model/paths';
import { checkObject } from './objects/checkObject';

/**
 * Checks one Dapr resource as `checkFiles` would check a file with it alone. Pure. No finding repeats a secret.
 *
 * @public
 */
export function checkResource(
  value: JsonMap,
  context: FileCheckContext,
  catalogue: ComponentCatalogue,
): Finding[] {
  const source = { file: '', document: 0, at: [], naming: [], value };
  const files = checkedFilesOf([source], context);
  const { list } = checkObject(source, files, catalogue);
  return applyPolicy(
    list.map(({ path: _, edit: __, ...finding }) => finding),
    policyFor(context),
  );
}
