import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const FLAGS = ['-shared', '-fPIC', '-O1', '-Wall', '-Wextra', '-Werror'];
const LIBRARIES = ['-ldl', '-lpthread'];

/** A C compiler whose libraries can be loaded before a program's own, or the reason why there is none. */
export function findCompiler(): { readonly name: string } | { readonly reason: string } {
  if (process.platform !== 'linux') return { reason: `needs LD_PRELOAD and /proc, not ${process.platform}` };
  const names = ['cc', 'gcc', 'clang'];
  const name = names.find((candidate) => {
    const input = '#include <dlfcn.h>\nvoid *found(void) { return dlsym(0, ""); }\n';
    const flags = [...FLAGS, '-x', 'c', '-', '-o', '/dev/null', ...LIBRARIES];
    return spawnSync(candidate, flags, { input }).status === 0;
  });
  return name ? { name } : { reason: `no C compiler that works among ${names.join(', ')}` };
}

/** Answers the path of the library. */
export function buildLibrary(compiler: string, folder: string): string {
  const library = join(folder, 'forgetful-disk.so');
  const source = join(import.meta.dirname, 'forgetful-disk.c');
  const built = spawnSync(compiler, [...FLAGS, source, '-o', library, ...LIBRARIES], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`${compiler} does not build ${source}: ${built.stderr}`);
  return library;
}
