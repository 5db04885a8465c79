import { EditOperation } from '../../model/findings';

/** What one old setting became: a new path, or nothing, with what to do instead. */
export type Became = { from: string } & (
  | { to: string; note?: string }
  | { gone: string }
);

/** What old settings became. Without operations they have to be translated by hand. */
export type Translation = {
  operations?: EditOperation[];
  became: Became[];
};
