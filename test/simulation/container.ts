import type { Provider } from '#libs/stream';

type Token = Provider['provide'];

/** Builds what the modules provide, once each, on the engines given: what Nest does in a real process. */
export class Container {
  private readonly made: Map<Token, unknown>;
  private readonly providers: Map<Token, Provider>;

  constructor(modules: readonly (readonly Provider[])[], engines: ReadonlyMap<Token, unknown>) {
    this.made = new Map(engines);
    this.providers = new Map(modules.flat().map((provider) => [provider.provide, provider]));
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    const known = this.made.get(token);
    if (known !== undefined) return known as T;
    const provider = this.providers.get(token);
    if (!provider) throw new Error(`nobody provides ${token.name}`);
    const one = provider.useFactory(...(provider.inject.map((needed) => this.get(needed)) as never[]));
    this.made.set(token, one);
    return one as T;
  }
}
