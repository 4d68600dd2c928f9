type Abstract<T> = abstract new (...args: never[]) => T;

/** A provider as Nest takes it, and as the simulator resolves it without Nest. */
export interface Provider<T = unknown> {
  readonly provide: Abstract<T>;
  readonly inject: Abstract<unknown>[];
  readonly useFactory: (...dependencies: never[]) => T;
}

/** Says by which tokens a class is built, in the order of its constructor: domains stay free of decorators. */
export function provide<T, Arguments extends unknown[]>(
  token: new (...args: Arguments) => T,
  inject: { [Index in keyof Arguments]: Abstract<Arguments[Index]> },
): Provider<T> {
  return {
    provide: token as unknown as Abstract<T>,
    inject: inject as Abstract<unknown>[],
    useFactory: (...dependencies: never[]) => new token(...(dependencies as unknown as Arguments)),
  };
}
