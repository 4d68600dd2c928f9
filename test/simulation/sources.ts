import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

/**
 * Lets `#libs/…` mean the TypeScript sources under `root`, compiled as the build compiles them: a run never tests an
 * old build, and a planted fault needs a changed copy of the sources only.
 */
export function useSourcesOf(root: string): void {
  const base = `${pathToFileURL(join(root, 'libs')).href}/`;
  const { $schema: _, ...config } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8')) as {
    jsc: object;
    $schema: string;
  };
  const options = { ...config, jsc: { ...config.jsc, baseUrl: root }, swcrc: false, sourceMaps: 'inline' as const };
  registerHooks({
    resolve(specifier, context, next) {
      const lib = /^#libs\/(.+?)(\/ports)?$/.exec(specifier);
      if (lib) return found(`${base}${lib[1]}/src/${lib[2] ? 'ports' : 'index'}.ts`);
      const inside = /^\.\.\/\.\.\/libs\/(.+)$/.exec(specifier);
      if (inside) return found(`${base}${inside[1]}`);
      if (specifier.startsWith('.') && context.parentURL?.startsWith(base)) {
        return found(new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL).href);
      }
      return next(specifier, context);
    },
    load(url, context, next) {
      if (!url.startsWith(base)) return next(url, context);
      const filename = new URL(url).pathname;
      const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename });
      return { format: 'module', source: code, shortCircuit: true };
    },
  });
}

function found(url: string): { url: string; format: string; shortCircuit: boolean } {
  return { url, format: 'module', shortCircuit: true };
}
