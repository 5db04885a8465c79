import type { Knex } from 'knex';

/** SQLite takes 32,766 values in one statement, PostgreSQL 65,535. */
const VALUES_AT_ONCE = 12_000;

/**
 * Inserts rows that have the same columns. Knex's `batchInsert` needs half as much time again on SQLite, where it selects
 * each row and unites them all.
 */
export async function insertRows<R extends object>(
  tx: Knex.Transaction,
  table: string,
  rows: readonly R[],
): Promise<void> {
  const [first] = rows;
  if (!first) {
    return;
  }
  const columns = Object.keys(first) as Array<keyof R & string>;
  const list = (mark: string) => `(${columns.map(() => mark).join(', ')})`;
  const atOnce = Math.floor(VALUES_AT_ONCE / columns.length);
  for (let start = 0; start < rows.length; start += atOnce) {
    const some = rows.slice(start, start + atOnce);
    await tx.raw(
      `insert into ?? ${list('??')} values ${some
        .map(() => list('?'))
        .join(', ')}`,
      [
        table,
        ...columns,
        ...some.flatMap(row => columns.map(column => row[column])),
      ] as Knex.RawBinding[],
    );
  }
}
