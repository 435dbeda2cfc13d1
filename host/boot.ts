/** Booting a kernel's module: its imports, and the parts of the host that implement them. */
import { callable } from './arguments.js';
import { Drivers } from './driver.js';
import { GenericFamilies } from './generic.js';
import { inlinedModule } from './inlined.js';
import type { KernelOptions } from './kernel-options.js';
import { type LoadedModule, loadModule } from './module.js';
import { Readiness } from './readiness.js';
import { Whereabouts } from './whereabouts.js';

/** What the module asks the world around it for. */
export interface Surroundings {
  clock: () => number;
  random: () => number;
}

/** The module, ready for its first call. */
export async function instance(
  { wasm = inlinedModule(), signal }: Pick<KernelOptions, 'wasm' | 'signal'>,
  surroundings: Surroundings,
): Promise<{
  module: LoadedModule;
  readiness: Readiness;
  drivers: Drivers;
  genl: GenericFamilies;
  whereabouts: Whereabouts;
}> {
  signal?.throwIfAborted();
  const readiness = new Readiness();
  const drivers = new Drivers();
  const genl = new GenericFamilies();
  const whereabouts = new Whereabouts();
  const imports = {
    wake: readiness.wake,
    driver: drivers.ask,
    genl_request: genl.request,
    netns_of: whereabouts.find,
  };
  callable(surroundings.clock, 'clock');
  callable(surroundings.random, 'random');
  const module = await loadModule(wasm, { ...imports, ...surroundings });
  signal?.throwIfAborted();
  readiness.attach(module);
  drivers.attach(module);
  return { module, readiness, drivers, genl, whereabouts };
}

/** A clock that shows `time` now, in milliseconds. */
export function since(time: number): () => number {
  const start = performance.now() - time;
  return () => performance.now() - start;
}

export function platformRandom(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
