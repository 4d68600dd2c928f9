import { OutcomeUnknownError } from '#libs/events';
import { never, type SimProcess, type Verdict } from './process.ts';

/**
 * A port as one simulated process sees it: every call parks before its effect and again before its answer, and may
 * fail, come late, hang, or be where the process dies. What is no function, or a synchronous one, passes through.
 */
export function gated<T extends object>(port: T, process: SimProcess, name: string): T {
  return new Proxy(port, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== 'function' || typeof property === 'symbol') return member;
      const method = member as (...args: unknown[]) => unknown;
      const label = `${name}.${property}`;
      if (isGenerator(member)) {
        return (...args: unknown[]) =>
          pages(process, label, () => method.apply(target, args) as AsyncIterable<unknown>);
      }
      return (...args: unknown[]) => call(process, label, async () => method.apply(target, args));
    },
  });
}

function isGenerator(member: object): boolean {
  return member.constructor.name === 'AsyncGeneratorFunction';
}

/** One call of a process on something outside it. */
export async function call<T>(process: SimProcess, label: string, effect: () => Promise<T>): Promise<T> {
  const verdict = await arrive(process, label);
  if (verdict.kind === 'late') {
    process.scheduler.after(verdict.ms, LATE, `late ${label}`, () => void effect().catch(() => undefined));
    throw new OutcomeUnknownError(`${label}: no answer`);
  }
  let answer: { value: T } | { error: unknown };
  try {
    answer = { value: await effect() };
  } catch (error) {
    answer = { error };
  }
  if (verdict.kind === 'slow-answer') await wait(process, verdict.ms, `${label} > after a while`);
  await process.enter(`${label}${'error' in answer ? ' !' : ' >'}`);
  if (process.chaos.crashesAfter(process, label)) return await die(process);
  if ('error' in answer) throw answer.error;
  if (verdict.kind === 'lose') throw new OutcomeUnknownError(`${label}: the answer was lost`);
  return answer.value;
}

/** What is done late is done by nobody's process: its caller may be dead by then. */
const LATE = { name: 'late', frozenUntilMs: 0, speed: 1 };

async function* pages<T>(process: SimProcess, label: string, open: () => AsyncIterable<T>): AsyncGenerator<T> {
  await arrive(process, label);
  for await (const page of open()) {
    yield page;
    await arrive(process, `${label} next`);
  }
}

async function arrive(process: SimProcess, label: string): Promise<Verdict> {
  await process.enter(label);
  const verdict = process.chaos.before(process, label);
  if (verdict.kind === 'crash') return await die(process);
  if (verdict.kind === 'hang') return await never();
  if (verdict.kind === 'fail') throw verdict.error;
  if (verdict.kind !== 'delay') return verdict;
  await wait(process, verdict.ms, `${label} after a while`);
  return { kind: 'run' };
}

function wait(process: SimProcess, ms: number, label: string): Promise<void> {
  return new Promise((resolve) => process.after(ms, label, resolve));
}

async function die(process: SimProcess): Promise<never> {
  process.crash();
  return await never();
}
