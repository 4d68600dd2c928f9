import { allRoutes } from '../routes.js';
import { type Route, servedBy } from '../route.js';

/** Which methods a path takes: for 405 and for OPTIONS. */
export class PathTable {
  private readonly paths: readonly { readonly shape: RegExp; readonly route: Route }[];

  constructor(apps: readonly string[]) {
    const served = allRoutes.filter((route) => servedBy(apps, route));
    this.paths = served.map((route) => ({ shape: shapeOf(route.path), route }));
  }

  /** For the header Allow; empty where nothing is served at `url`. */
  methodsOf(url: string): readonly string[] {
    const path = url.split('?')[0]!;
    const taken = this.paths.filter(({ shape }) => shape.test(path)).map(({ route }) => route.method);
    if (taken.length === 0) return [];
    return [...new Set([...taken, ...(taken.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort();
  }
}

function shapeOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`);
}
