/** What of a process matters here. */
export interface AppOutline {
  readonly name: string;
  readonly groups: readonly string[];
  readonly sweeps: readonly string[];
  readonly serves: readonly string[];
}

/** What was left out when a sweep was added, one line each. */
export function forgottenSweeps(sweeps: readonly string[], apps: readonly AppOutline[]): string[] {
  return sweeps.flatMap((sweep) => {
    const owners = apps.filter((app) => app.sweeps.includes(sweep)).map(({ name }) => name);
    const others = owners.filter((name) => name !== 'standalone');
    return [
      ...(others.length === 1 ? [] : [`sweep ${sweep}: runs in ${others.join(' and ') || 'no app'}`]),
      ...(owners.includes('standalone') ? [] : [`sweep ${sweep}: standalone does not run it`]),
    ];
  });
}

/** What was left out when a consumer group or an app was added, one line each. */
export function forgotten(groups: readonly string[], apps: readonly AppOutline[]): string[] {
  const standalone = apps.find((app) => app.name === 'standalone');
  if (standalone === undefined) return ['app standalone: is missing'];
  const others = apps.filter((app) => app !== standalone);
  const missing = groups.flatMap((group) => {
    const starters = others.filter((app) => app.groups.includes(group)).map((app) => app.name);
    return [
      ...(starters.length === 0 ? [`group ${group}: no app starts it`] : []),
      ...(starters.length > 1 ? [`group ${group}: ${starters.join(' and ')} both start it`] : []),
      ...(standalone.groups.includes(group) ? [] : [`group ${group}: standalone does not start it`]),
    ];
  });
  const unserved = others
    .flatMap((app) => app.serves)
    .filter((name) => !standalone.serves.includes(name))
    .map((name) => `routes of ${name}: standalone does not serve them`);
  const idle = others
    .filter((app) => app.groups.length + app.serves.length === 0)
    .map((app) => `app ${app.name}: starts no group and serves no route`);
  const unread = apps.flatMap((app) =>
    app.groups.filter((group) => !groups.includes(group)).map((group) => `group ${group}: no topic has it`),
  );
  return [...missing, ...unserved, ...idle, ...new Set(unread)];
}
