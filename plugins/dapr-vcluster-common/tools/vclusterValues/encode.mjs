/** `3-7,9-` : ranges of version indices; the last one is open when it goes to the newest version. */
function ranges(at, last) {
  const sorted = [...at].sort((a, b) => a - b);
  const found = [];
  for (const version of sorted) {
    const range = found[found.length - 1];
    if (range && range[1] === version - 1) {
      range[1] = version;
    } else {
      found.push([version, version]);
    }
  }
  return found
    .map(([from, to]) => `${from}-${to === last ? '' : to}`)
    .join(',');
}

const isSame = (a, b) => a.size === b.size && [...a].every(x => b.has(x));

/**
 * Writes a merged schema as texts: a map with known keys is `#n`, the number of its shape, and equal shapes are written
 * once. Versions are written only where a value has not all of those that what it is in has. Below `!` a shape has the keys
 * that such a map must have.
 */
export function encode(root, versions) {
  const shapes = [];
  const numberOf = new Map();
  const last = versions.length - 1;

  function shapeOf(node) {
    const shape = Object.fromEntries(
      [...node.keys]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, textOf(inner, node.at)]),
    );
    const required = [...node.required]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, at]) =>
        isSame(at, node.at) ? key : `${key}@${ranges(at, last)}`,
      );
    if (required.length > 0) {
      shape['!'] = required.join(' ');
    }
    const text = JSON.stringify(shape);
    if (!numberOf.has(text)) {
      numberOf.set(text, shapes.length);
      shapes.push(shape);
    }
    return `#${numberOf.get(text)}`;
  }

  function kindText(node) {
    switch (node.kind) {
      case '{':
        return shapeOf(node);
      case '*':
      case '[':
        return `${node.kind}(${textOf(node.inner, node.at)})`;
      default:
        return node.kind;
    }
  }

  function textOf(alternatives, within) {
    return alternatives
      .map(node => {
        const text = kindText(node);
        return isSame(node.at, within)
          ? text
          : `${text}@${ranges(node.at, last)}`;
      })
      .join('|');
  }

  const whole = textOf(root, new Set(versions.map((_, index) => index)));
  return { root: whole, shapes };
}
