/** What a client of a backend says went wrong. */
export type Trouble =
  /** The clocks of the two sides differ. */
  | 'clock'
  /** It has no credentials, or the backend does not take them. */
  | 'credentials'
  /** It has logged in, and may not do what it does. */
  | 'permission'
  /** A certificate is not taken, or one of the two sides speaks no TLS. */
  | 'tls'
  /** It answers, and takes no work: it starts, is full, or waits for somebody. */
  | 'busy'
  /** It does not get as far as the backend, or gets no answer. */
  | 'unreachable';

/** One text of a client. */
export type Recogniser = {
  means: Trouble;
  /** Texts that are in the message in this order, in upper or lower case: found in linear time. */
  words: readonly string[];
  /** What to do, where it is not what the trouble asks for anyway. */
  fix?: string;
  /** Told before all others, as it has words in it that mean something else alone. */
  isFirst?: boolean;
  /** A text that takes the meaning away, wherever it stands. */
  unless?: string;
  /** Where the client, or the server it repeats, writes the text. */
  source: string;
};

/** The texts of one client, or of a library that several clients use. */
export type ClientTexts = {
  /** e.g. `Redis (go-redis)`. */
  client: string;
  recognisers: readonly Recogniser[];
};

/**
 * A recogniser for each of several texts of the same meaning.
 *
 * @param texts - each one text, or several that follow each other
 */
export function each(
  means: Trouble,
  source: string,
  texts: ReadonlyArray<string | readonly string[]>,
  fix?: string,
): Recogniser[] {
  return texts.map(text => ({
    means,
    words: typeof text === 'string' ? [text] : text,
    source,
    ...(fix && { fix }),
  }));
}

/** A recogniser that is asked before those of other troubles. */
export const first = (recogniser: Recogniser): Recogniser => ({
  ...recogniser,
  isFirst: true,
});
