/**
 * A spec from a file in the kernel's YNL schema, with every name checked to lead somewhere. This is the one part of the codec that needs the
 * packages `yaml` and `ajv`.
 */
import { SpecDocument } from './document.js';
// From the other entry of the library, which has it already (scripts/build-host.js).
import { SpecModel } from './families.js';
import type { RawSpec } from './raw.js';
import { checkReferences } from './references.js';

export interface SpecOptions {
  /** The file's name, for errors; `spec` when it is left out. */
  file?: string;
}

export class Spec extends SpecModel {
  /**
   * Reads a spec from YAML text, or from the object that such text parses to.
   *
   * @throws SpecError with file, line and reason
   */
  static load(source: unknown, { file = 'spec' }: SpecOptions = {}): Spec {
    const document = SpecDocument.read(source, file);
    const root = document.root as RawSpec;
    const spec = new Spec(root, document);
    if (!spec.isGeneric && root.protonum === undefined)
      document.fail(['protocol'], `${spec.protocol} needs 'protonum'`);
    checkReferences(document, root, spec);
    return spec;
  }
}
