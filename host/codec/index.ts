/** Netlink messages as plain objects, by name: our own families, and whatever else a spec in the kernel's YNL schema describes. */
export { SpecError } from './error.js';
export * from './families.js';
export { Spec, type SpecOptions } from './spec.js';
