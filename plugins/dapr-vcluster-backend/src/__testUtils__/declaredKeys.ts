import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { KeyTree } from '../platform/configuration/unknownKeys';

/**
 * The keys that a `config.d.ts` declares.
 *
 * @param path - of the file, which declares an interface `Config`
 */
export function declaredKeys(path: string): KeyTree {
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const config = source.statements.find(
    (each): each is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(each) && each.name.text === 'Config',
  );
  if (!config) {
    throw new Error(`${path} declares no interface Config`);
  }
  return keysOf(config.members);
}

function keysOf(members: ts.NodeArray<ts.TypeElement>): KeyTree {
  return Object.fromEntries(
    members.map(member => {
      if (ts.isIndexSignatureDeclaration(member)) {
        return ['*', below(member.type)];
      }
      const { name, type } = member as ts.PropertySignature;
      return [(name as ts.Identifier).text, below(type!)];
    }),
  );
}

function below(type: ts.TypeNode): KeyTree | null {
  if (ts.isTypeLiteralNode(type)) {
    return keysOf(type.members);
  }
  if (ts.isArrayTypeNode(type)) {
    return itemsOf(type.elementType);
  }
  if (
    ts.isTypeReferenceNode(type) &&
    (type.typeName as ts.Identifier).text === 'Array'
  ) {
    return itemsOf(type.typeArguments![0]);
  }
  if (ts.isUnionTypeNode(type)) {
    // A map, or a word that stands for one.
    const map = type.types.find(each => ts.isTypeLiteralNode(each));
    return map ? below(map) : null;
  }
  return null;
}

function itemsOf(type: ts.TypeNode): KeyTree | null {
  const items = below(type);
  return items && { '[]': items };
}
