/** What an output of the generator is. */
import type { RawSpec } from '../../host/codec/raw.js';
import type { Spec } from '../../host/codec/spec.js';

export interface SpecFile {
  /** With its numbers filled in. */
  spec: Spec;
  /** As it is written. */
  raw: RawSpec;
}

export interface GeneratedFile {
  /** From the repository's root. */
  path: string;
  text: string;
}

export type Output = (specs: readonly SpecFile[]) => GeneratedFile[];
