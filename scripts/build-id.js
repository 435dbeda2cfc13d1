/**
 * A transform of the AssemblyScript compiler's that names the module by its contents: a custom section `build_id` (WebAssembly's tool
 * conventions) with the SHA-256 of what was compiled. A host finds in it whether a snapshot of memory is of this very module.
 */
import { createHash } from 'node:crypto';

const SECTION = 'build_id';

export default class BuildId {
  /** @param module Binaryen's, as compiled */
  afterCompile(module) {
    const id = createHash('sha256').update(module.emitBinary()).digest();
    module.addCustomSection(SECTION, Uint8Array.of(id.length, ...id));
  }
}
