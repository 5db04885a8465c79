/** Letters of scalar types; `?` is any value. */
const LETTERS = {
  string: 's',
  boolean: 'b',
  integer: 'i',
  number: 'n',
  object: 'o',
  array: 'a',
};

/**
 * A node is what a value may be in some versions: `kind` says how it is read, `at` in which versions (indices).
 * Kinds: letters of scalar types, `o` any map, `a` any list, `?` anything, `{` a map with the keys of `keys`,
 * `*` a map of any keys to `inner`, `[` a list of `inner`. `required`: keys that a map must have, and in which versions.
 */
function newNode(kind) {
  return {
    kind,
    at: new Set(),
    keys: new Map(),
    required: new Map(),
    inner: [],
  };
}

function nodeIn(alternatives, kind, version) {
  let node = alternatives.find(each => each.kind === kind);
  if (!node) {
    node = newNode(kind);
    alternatives.push(node);
  }
  node.at.add(version);
  return node;
}

function scalarKind(schema) {
  const options = schema.oneOf ?? schema.anyOf;
  if (options) {
    const letters = options.map(({ type }) => LETTERS[type] ?? '?');
    return letters.includes('?') ? '?' : [...new Set(letters)].sort().join('');
  }
  return LETTERS[schema.type] ?? '?';
}

/** Adds one version's schema of a value to what is known of it. */
export function addSchema(alternatives, schema, definitions, version) {
  if (schema === true || schema === undefined) {
    nodeIn(alternatives, '?', version);
    return;
  }
  if (schema.$ref) {
    const name = schema.$ref.replace('#/$defs/', '');
    addSchema(alternatives, definitions[name], definitions, version);
    return;
  }
  if (schema.properties && schema.additionalProperties === false) {
    const node = nodeIn(alternatives, '{', version);
    for (const [key, value] of Object.entries(schema.properties)) {
      const inner = node.keys.get(key) ?? [];
      addSchema(inner, value, definitions, version);
      node.keys.set(key, inner);
    }
    for (const key of schema.required ?? []) {
      const at = node.required.get(key) ?? new Set();
      node.required.set(key, at.add(version));
    }
    return;
  }
  const values =
    Object.values(schema.patternProperties ?? {})[0] ??
    schema.additionalProperties;
  // Of a map that says several times that it is one, the values of any key count.
  const isMap = schema.type === 'object' || schema.anyOf !== undefined;
  if (isMap && values && typeof values === 'object') {
    addSchema(
      nodeIn(alternatives, '*', version).inner,
      values,
      definitions,
      version,
    );
    return;
  }
  if (schema.type === 'array' && schema.items && schema.items !== true) {
    addSchema(
      nodeIn(alternatives, '[', version).inner,
      schema.items,
      definitions,
      version,
    );
    return;
  }
  nodeIn(alternatives, scalarKind(schema), version);
}
