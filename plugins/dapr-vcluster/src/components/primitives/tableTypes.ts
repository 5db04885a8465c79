import { ReactNode } from 'react';

/** One column of a table. */
export type Column<T> = {
  id: string;
  header: string;
  render: (row: T) => ReactNode;
  /** The cell that names the row for screen readers. */
  names?: boolean;
  numeric?: boolean;
  /** Left out on screens narrower than this; the row's detail has it too. */
  hideBelow?: 'sm' | 'md' | 'lg';
  sortable?: boolean;
};

/** How rows are sorted, and what happens when a header is pressed. */
export type Sorting = {
  by: string;
  order: 'asc' | 'desc';
  onSort: (column: string) => void;
};

/** A row that opens to show more. */
export type Expansion<T> = {
  open: string | undefined;
  onToggle: (key: string | undefined) => void;
  name: (row: T) => string;
  render: (row: T) => ReactNode;
};
