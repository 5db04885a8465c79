/** Something that listens on a port. */
export type Listener = {
  port: number;
  /** The program and its process id, as far as they can be seen. */
  by: string;
};

/** Runs programs where the ports are. */
type Runner = { run(program: string, args: string[]): Promise<string> };

/** The first of these TCP ports that a process listens on; undefined when all are free. */
export async function listenersOn(
  runner: Runner,
  ports: number[],
): Promise<Listener | undefined> {
  if (ports.length === 0) {
    return undefined;
  }
  const filter = ports.map(port => `sport = :${port}`).join(' or ');
  return listenerIn(await runner.run('ss', ['-Hltnp', `( ${filter} )`]));
}

/** Reads a line of `ss -Hltnp`: `LISTEN 0 511 127.0.0.1:6443 0.0.0.0:* users:(("node",pid=12,fd=18))`. */
export function listenerIn(text: string): Listener | undefined {
  const [, , , local, , users = ''] = text.trim().split('\n')[0].split(/\s+/);
  if (!local) {
    return undefined;
  }
  const [, program, pid] = /"([^"]+)",pid=(\d+)/.exec(users) ?? [];
  return {
    port: Number(local.slice(local.lastIndexOf(':') + 1)),
    by: program
      ? `${program} (process ${pid})`
      : 'a process that cannot be seen from here',
  };
}
