import { ObjectFinding } from '../model/findings';

/**
 * A finding about a place in the text, by its offset.
 *
 * @public
 */
export type PlacedFinding = ObjectFinding & { offset: number };
