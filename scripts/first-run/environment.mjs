/** Where npm, Yarn and others keep caches and settings of a person, if not in the home folder. */
const PERSONAL =
  /^(XDG_|YARN_(CACHE|GLOBAL)_FOLDER$|npm_(config_(cache|userconfig|prefix|local_prefix|globalconfig)$|package_|lifecycle_))/i;

/** The environment of a user who has never run anything: an empty home folder, no caches. */
export function emptyEnvironment(env, home) {
  const kept = Object.entries(env).filter(([name]) => !PERSONAL.test(name));
  return { ...Object.fromEntries(kept), HOME: home };
}
