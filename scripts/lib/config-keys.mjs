import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * The keys that a `config.d.ts` declares.
 *
 * @param {string} path of the file, which declares an interface `Config`
 * @returns {object} by name, with `[]` for the items of a list and `*` for keys that the owner chooses; null where
 *   anything can follow
 */
export function declaredKeys(path) {
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const config = source.statements.find(
    each => ts.isInterfaceDeclaration(each) && each.name.text === 'Config',
  );
  return keysOf(config.members);
}

function keysOf(members) {
  return Object.fromEntries(
    members.map(member =>
      ts.isIndexSignatureDeclaration(member)
        ? ['*', below(member.type)]
        : [member.name.text, below(member.type)],
    ),
  );
}

function below(type) {
  if (ts.isTypeLiteralNode(type)) {
    return keysOf(type.members);
  }
  if (ts.isUnionTypeNode(type)) {
    // A word in place of an object has no keys.
    return type.types.map(below).find(keys => keys !== null) ?? null;
  }
  if (ts.isArrayTypeNode(type)) {
    return itemsOf(type.elementType);
  }
  if (ts.isTypeReferenceNode(type) && type.typeName.text === 'Array') {
    return itemsOf(type.typeArguments[0]);
  }
  return null;
}

function itemsOf(type) {
  const items = below(type);
  return items && { '[]': items };
}
