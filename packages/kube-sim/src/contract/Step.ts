/** One request of a scenario. */
export type Step = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** Of a patch: `json`, `merge`, `strategic-merge` or `apply`. */
  patch?: string;
  /** Prepares the ground only: its answer is not compared. */
  setup?: boolean;
};

/** Requests that are sent one after another, and whose answers must be those of a real API server. */
export type Scenario = {
  name: string;
  steps: Step[];
};

export const get = (path: string): Step => ({ method: 'GET', path });

export const post = (path: string, body: unknown): Step => ({
  method: 'POST',
  path,
  body,
});

export const put = (path: string, body: unknown): Step => ({
  method: 'PUT',
  path,
  body,
});

export const remove = (path: string, body?: unknown): Step => ({
  method: 'DELETE',
  path,
  body,
});

export const patch = (path: string, type: string, body: unknown): Step => ({
  method: 'PATCH',
  path,
  patch: type,
  body,
});

export const apply = (
  path: string,
  manager: string,
  body: unknown,
  more = '',
): Step => patch(`${path}?fieldManager=${manager}${more}`, 'apply', body);

export const setup = (step: Step): Step => ({ ...step, setup: true });
