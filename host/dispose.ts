/**
 * `Symbol.dispose`, by which `using` closes things. Engines that do not have it yet get a symbol of the same purpose, so
 * that classes can name a method by it everywhere.
 */
export const DISPOSE: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for('Symbol.dispose');
