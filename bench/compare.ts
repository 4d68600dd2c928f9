/** Work done once; answers how many units it did. */
export type Work = () => Promise<number>;

export interface Line {
  readonly name: string;
  readonly unit: string;
  /** Both do the same work; `bare` is the library alone. Each is prepared anew for every round. */
  readonly product: () => Promise<Work & { readonly end?: () => Promise<void> }>;
  readonly bare: () => Promise<Work & { readonly end?: () => Promise<void> }>;
}

export interface Result {
  readonly name: string;
  readonly unit: string;
  /** Units a second: the median of the rounds. */
  readonly product: number;
  readonly bare: number;
  /** Medians divided, and the lowest and highest ratio of one round. */
  readonly ratio: number;
  readonly from: number;
  readonly to: number;
}

/** Runs product and bare in turn, `rounds` times, after one round each that is not counted. */
export async function compare(line: Line, rounds: number): Promise<Result> {
  const rates: { product: number; bare: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const bare = await rateOf(line.bare);
    const product = await rateOf(line.product);
    if (round > 0) rates.push({ product, bare });
  }
  const ratios = rates.map(({ product, bare }) => product / bare).sort((a, b) => a - b);
  const product = median(rates.map((rate) => rate.product));
  const bare = median(rates.map((rate) => rate.bare));
  const { name, unit } = line;
  return { name, unit, product, bare, ratio: product / bare, from: ratios[0]!, to: ratios.at(-1)! };
}

async function rateOf(prepare: Line['product']): Promise<number> {
  const work = await prepare();
  const began = performance.now();
  const units = await work();
  const seconds = (performance.now() - began) / 1000;
  await work.end?.();
  return units / seconds;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Work with something to close after it. */
export function ending(work: Work, end: () => Promise<void>): Work & { readonly end: () => Promise<void> } {
  return Object.assign(work, { end });
}
