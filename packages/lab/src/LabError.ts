/** Something a person has to mend: its message is one sentence that says what and how. */
export class LabError extends Error {
  constructor(
    message: string,
    /** Last lines of the log that shows why. */
    readonly evidence?: string,
  ) {
    super(message);
    this.name = 'LabError';
  }
}
