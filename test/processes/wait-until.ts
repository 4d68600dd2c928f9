/** Asks again and again until the answer is there; fails with the last answer after `limitMs`. */
export async function waitUntil<T>(ask: () => Promise<T | undefined | false>, limitMs = 20_000): Promise<T> {
  const deadline = performance.now() + limitMs;
  let last: unknown;
  while (performance.now() < deadline) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`not within ${limitMs} ms; last: ${String(last)}`);
}
