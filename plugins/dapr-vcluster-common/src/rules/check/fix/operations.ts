import {
  Document,
  isMap,
  isScalar,
  isSeq,
  Scalar,
  stringify,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { KUBERNETES_YAML } from '../yaml/kubernetesYaml';
import { EditOperation } from '../model/findings';
import { ObjectPath } from '../model/paths';

/** Changes a document; false when something else stands in the way, such as an alias. Nothing is changed then. */
export function applyOperation(
  document: Document,
  operation: EditOperation,
): boolean {
  const { path } = operation;
  if (operation.op === 'remove') {
    const parent = find(document, path.slice(0, -1));
    return (
      (isMap(parent) || isSeq(parent)) && parent.delete(path[path.length - 1])
    );
  }
  if (operation.op === 'add') {
    const list = reach(document, path, () => new YAMLSeq(document.schema));
    if (!isSeq(list)) {
      return false;
    }
    if (list.items.length === 0) {
      list.flow = false;
    }
    list.add(document.createNode(operation.value));
    return true;
  }
  const key = path[path.length - 1];
  const parent = reach(
    document,
    path.slice(0, -1),
    () => new YAMLMap(document.schema),
  );
  const value = document.createNode(operation.value);
  if (isMap(parent)) {
    const present = parent.get(key, true);
    // Keeps the comment behind the old value, and its quotes where the new one is a text too.
    if (isScalar(present) && isScalar(value)) {
      if (hasQuotesByChoice(present)) {
        value.type = present.type;
      }
      value.comment = present.comment;
      value.commentBefore = present.commentBefore;
    }
    parent.set(key, value);
    return true;
  }
  if (isSeq(parent) && typeof key === 'number' && parent.has(key)) {
    parent.set(key, value);
    return true;
  }
  return false;
}

function find(document: Document, path: ObjectPath): unknown {
  return path.length === 0 ? document.contents : document.getIn(path, true);
}

/** The collection at a path; the maps on the way, and itself, are made where there is nothing. */
function reach(
  document: Document,
  path: ObjectPath,
  make: () => YAMLMap | YAMLSeq,
): unknown {
  let node: unknown = document.contents;
  for (const [index, part] of path.entries()) {
    if (isSeq(node)) {
      node = node.get(part, true);
    } else if (isMap(node)) {
      const next = node.get(part, true);
      const empty =
        next === undefined || (isScalar(next) && next.value === null);
      if (empty) {
        const made =
          index === path.length - 1 ? make() : new YAMLMap(document.schema);
        node.set(part, made);
        node = made;
      } else {
        node = next;
      }
    } else {
      return undefined;
    }
  }
  return node;
}

/** A text like "a:" cannot do without quotes; the next one may. */
function hasQuotesByChoice({ value, type }: Scalar): boolean {
  return (
    typeof value === 'string' &&
    type !== 'PLAIN' &&
    !/^["']/.test(stringify(value, KUBERNETES_YAML))
  );
}
