import { Document, isMap, isScalar, visit } from 'yaml';
import { objectFinding } from '../model/findings';
import { PlacedFinding } from './placedFinding';

/**
 * Keys that are in a map twice: which of the values counts depends on who reads the file.
 *
 * @public
 */
export function duplicateKeys(document: Document.Parsed): PlacedFinding[] {
  const findings: PlacedFinding[] = [];
  visit(document, {
    Map(_, node) {
      if (!isMap(node)) {
        return;
      }
      const seen = new Set<string>();
      for (const { key } of node.items) {
        if (!isScalar(key)) {
          continue;
        }
        const name = String(key.value);
        if (seen.has(name) && name !== '<<') {
          findings.push({
            ...objectFinding('yaml/duplicate-key', 'error', {
              path: [],
              title: 'A key is in its map twice',
              value: name,
              fix: 'Keep one of them',
            }),
            offset: key.range?.[0] ?? 0,
          });
        }
        seen.add(name);
      }
    },
  });
  return findings.slice(0, 20);
}
