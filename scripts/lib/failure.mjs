/**
 * Something the person at the terminal can act on: one clear sentence, and the
 * lines that prove it. Anything else that is thrown is a defect of these scripts.
 */
export class Failure extends Error {
  /**
   * @param {string} sentence
   * @param {string[]} [evidence] last log lines or the like, printed below the sentence
   */
  constructor(sentence, evidence = []) {
    super(sentence);
    this.name = 'Failure';
    this.evidence = evidence;
  }
}

/** Renders any thrown value for the terminal; a defect keeps its stack. */
export function describeFailure(error) {
  if (!(error instanceof Failure)) {
    return error?.stack ?? String(error);
  }
  return [error.message, ...error.evidence.map(line => `  | ${line}`)].join(
    '\n',
  );
}
