import { Permission } from '@backstage/plugin-permission-common';
import {
  Operation,
  OPERATION_IDS,
  OPERATIONS,
} from 'backstage-plugin-dapr-vcluster-common';

const BEGIN = '<!-- routes: begin -->';
const END = '<!-- routes: end -->';
const PREFIX = 'dapr-vcluster.';
const TENANT = OPERATIONS.getTenant.path;
const HEADINGS = ['route', 'permission', 'description'];

/** The README with the table of routes as the table of operations has them; @throws Error without the two markers. */
export function withRoutesTable(readme: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(`The README has no ${BEGIN} and ${END}`);
  }
  const before = readme.slice(0, begin + BEGIN.length);
  return `${before}\n\n${routesTable()}\n\n${readme.slice(end)}`;
}

function routesTable(): string {
  const rows = OPERATION_IDS.map(id => {
    const operation: Operation = OPERATIONS[id];
    const { method, path, summary } = operation;
    const short = path.replace(`${TENANT}/`, '…/');
    const route = `\`${method.toUpperCase()} ${short}\``;
    return [route, permissionOf(operation), summary];
  });
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map(row => row[column].length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  const rule = widths.map(width => '-'.repeat(width));
  return [HEADINGS, rule, ...rows].map(line).join('\n');
}

function permissionOf({ access, method }: Operation): string {
  const { permissions, callers, on, also } = access;
  if (permissions.length === 0) {
    return callers === 'anyone' ? 'none' : 'signed in';
  }
  const names = permissions.map(shortName).join(' and ');
  const where = method === 'get' ? 'answer' : 'body';
  const notes = [
    on === 'each-tenant' ? `${names} on each tenant in the ${where}` : names,
    ...(callers === 'users' ? ['users only'] : []),
    ...(also ? [also] : []),
  ];
  return notes.join('; ');
}

function shortName({ name }: Permission): string {
  return `\`${name.slice(PREFIX.length)}\``;
}
