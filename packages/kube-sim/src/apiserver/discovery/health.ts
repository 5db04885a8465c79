import { ServerContext } from '../context/ServerContext';

const PROBES = ['/healthz', '/livez', '/readyz'];

/** Answers to the paths that everybody may read: probes and version. */
export function health(
  context: ServerContext,
  path: string,
): { type: string; body: string } | undefined {
  if (PROBES.includes(path)) {
    return { type: 'text/plain; charset=utf-8', body: 'ok' };
  }
  if (path === '/version' || path === '/version/') {
    return {
      type: 'application/json',
      body: JSON.stringify(versionInfo(context.kubernetesVersion)),
    };
  }
  return undefined;
}

function versionInfo(gitVersion: string) {
  const [major, minor] = gitVersion.replace(/^v/, '').split('.');
  return {
    major,
    minor,
    gitVersion,
    gitCommit: '',
    gitTreeState: 'clean',
    buildDate: '',
    goVersion: '',
    compiler: 'gc',
    platform: 'linux/amd64',
  };
}
