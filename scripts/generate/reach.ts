/** Which sets and definitions of a spec the messages of its operations lead to. */
import type { SpecModel, TypeSpec } from '../../host/codec/model.js';

export class Reached {
  readonly sets = new Set<string>();
  /** Structs and enums. */
  readonly definitions = new Set<string>();

  constructor(private readonly spec: SpecModel) {
    for (const { attributeSet, fixedHeader } of spec.operations) {
      this.#set(attributeSet);
      this.#struct(fixedHeader);
    }
  }

  #set(name: string | undefined): void {
    if (name === undefined || this.sets.has(name)) return;
    this.sets.add(name);
    const { subsetOf, attributes } = this.spec.attributeSet(name);
    // A subset is written as what differs.
    this.#set(subsetOf);
    for (const attribute of attributes) {
      this.#type(attribute);
      this.#set(attribute.nested);
      const formats = attribute.subMessage === undefined ? [] : this.spec.subMessage(attribute.subMessage);
      for (const { attributeSet, fixedHeader } of formats) {
        this.#set(attributeSet);
        this.#struct(fixedHeader);
      }
    }
  }

  #struct(name: string | undefined): void {
    if (name === undefined || this.definitions.has(name)) return;
    this.definitions.add(name);
    for (const member of this.spec.struct(name).members) this.#type(member);
  }

  #type({ struct, enum: naming }: TypeSpec): void {
    this.#struct(struct);
    if (naming !== undefined) this.definitions.add(naming);
  }
}
