/** A host whose configuration cannot be used: what is wrong, and the fix, a sentence each. */
export class HostConfigError extends Error {
  readonly problem: string;
  readonly fix: string;

  constructor(problem: string, fix: string) {
    super(`${problem}. ${fix}`);
    this.name = 'HostConfigError';
    this.problem = problem;
    this.fix = fix;
  }
}
