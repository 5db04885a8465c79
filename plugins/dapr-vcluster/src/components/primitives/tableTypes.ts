import { ReactNode } from 'react';

/** One column of a table. */
export type Column<T> = {
  id: string;
  header: string;
  render: (row: T) => ReactNode;
  /** Row header for screen readers. */
  names?: boolean;
  numeric?: boolean;
  /** As narrow as its content; the header is for screen readers only. */
  narrow?: boolean;
  /** Hidden on narrower screens; the details of the row contain the value too. */
  hideBelow?: 'sm' | 'md' | 'lg';
  sortable?: boolean;
};

/** Current sorting, and the callback for a click on a header. */
export type Sorting = {
  by: string;
  order: 'asc' | 'desc';
  onSort: (column: string) => void;
};

/** Rows that expand to show details. */
export type Expansion<T> = {
  open: string | undefined;
  onToggle: (key: string | undefined) => void;
  name: (row: T) => string;
  render: (row: T) => ReactNode;
};
