/**
 * The TypeScript types of a spec's messages, as host/codec/value.ts says what each attribute becomes: a union of names for an enum, an interface
 * for a struct, an attribute set and, last, the operations by name.
 */
import type { AttributeSpec, EnumDefinition, SpecModel, StructDefinition, TypeSpec } from '../../host/codec/model.js';
import { pascal } from './names.js';
import type { Reached } from './reach.js';
import { comment } from './source.js';

const WIDE = /^[us]64$/;

export function types(spec: SpecModel, reached: Reached): string {
  const writer = new TypeWriter(spec);
  const definitions = [...spec.definitions.values()].filter(({ name }) => reached.definitions.has(name));
  const sets = [...spec.attributeSets.values()].filter(({ name }) => reached.sets.has(name));
  return [
    ...definitions.map((one) => (one.type === 'struct' ? writer.struct(one) : writer.enum(one as EnumDefinition))),
    ...sets.map(({ name, attributes, doc }) => writer.set(name, attributes, doc)),
    writer.operations(),
  ].join('');
}

class TypeWriter {
  readonly #names = new Set<string>();

  constructor(private readonly spec: SpecModel) {}

  enum({ name, entries, doc }: EnumDefinition): string {
    const names = [...new Set(entries.map((entry) => `'${entry.name}'`))];
    return `\n${comment(doc)}export type ${this.#name(name)} =${names.map((one) => `\n  | ${one}`).join('')};\n`;
  }

  struct({ name, members, doc }: StructDefinition): string {
    const shown = members.filter(({ type }) => type !== 'pad');
    const lines = shown.map((member) => field(member.name, '', this.#memberType(member), member.doc));
    return `\n${comment(doc)}export interface ${this.#name(name)} extends StructTail {\n${lines.join('')}}\n`;
  }

  set(name: string, attributes: readonly AttributeSpec[], doc: string | undefined): string {
    // Numbers that are not used may share a name.
    const named = new Map(attributes.map((attribute) => [attribute.name, attribute]));
    if (named.size === 0) return `\n${comment(doc)}export type ${this.#name(name)} = Unknown;\n`;
    const lines = [...named.values()].map((one) => field(one.name, '?', this.#attributeType(one), one.doc));
    return `\n${comment(doc)}export interface ${this.#name(name)} extends Unknown {\n${lines.join('')}}\n`;
  }

  operations(): string {
    const lines = this.spec.operations.map(({ name, fixedHeader, attributeSet, doc }) => {
      const header = fixedHeader === undefined ? 'undefined' : pascal(fixedHeader);
      const attributes = attributeSet === undefined ? 'Unknown' : pascal(attributeSet);
      return field(name, '', `{ header: ${header}; attributes: ${attributes} }`, doc);
    });
    const doc = `What the operations of ${this.spec.name} carry.`;
    return `\n${comment(doc)}export interface ${this.#name(this.spec.name)} {\n${lines.join('')}}\n`;
  }

  #attributeType(attribute: AttributeSpec): string {
    const type = this.#payload(attribute, attribute.type);
    return attribute.multi ? arrayOf(type) : type;
  }

  #payload(attribute: AttributeSpec, type: string): string {
    const { subType, nested, typeValue, struct, hint } = attribute;
    switch (type) {
      case 'nest':
        return nested === undefined ? 'Unknown' : pascal(nested);
      case 'nest-type-value':
        return `${pascal(nested!)} & Record<${typeValue!.map((name) => `'${name}'`).join(' | ')}, number>`;
      case 'indexed-array':
        return `{ index: number; value: ${this.#element(attribute)} }[]`;
      case 'sub-message':
        return this.#subMessage(attribute.subMessage!);
      case 'string':
        return 'string';
      case 'flag':
        return 'boolean';
      case 'pad':
        return 'true | Uint8Array';
      case 'unused':
        return 'Uint8Array';
      case 'binary':
        if (struct !== undefined) return `Partial<${pascal(struct)}>`;
        if (subType !== undefined && subType !== 'binary') return arrayOf(this.#integer(attribute, subType));
        return hint === undefined ? 'Uint8Array' : 'string';
      default:
        return this.#integer(attribute, type);
    }
  }

  /** Of an indexed-array. What should be text and is none has no number of its own there. */
  #element(attribute: AttributeSpec): string {
    const type = this.#payload(attribute, attribute.subType!);
    return type === 'string' ? 'string | Uint8Array' : type;
  }

  #subMessage(name: string): string {
    const formats = this.spec.subMessage(name).map(({ fixedHeader, attributeSet }) => {
      const header = fixedHeader && pascal(fixedHeader);
      const attributes = attributeSet && pascal(attributeSet);
      return header && attributes ? `{ header: ${header}; attributes: ${attributes} }` : (header ?? attributes);
    });
    return [...new Set([...formats, 'Uint8Array'])].filter((one) => one !== undefined).join(' | ');
  }

  #memberType(member: StructDefinition['members'][number]): string {
    const { type, struct, hint } = member;
    if (struct !== undefined) return pascal(struct);
    if (type === 'string') return 'string | Uint8Array';
    if (type === 'binary') return hint === undefined ? 'Uint8Array' : 'string';
    return this.#integer(member, type);
  }

  #integer({ enum: naming, asFlags, hint }: TypeSpec, type: string): string {
    if (type === 'bitfield32') {
      const half = this.#integer({ enum: naming, asFlags } as TypeSpec, 'u32');
      return `{ value: ${half}; selector: ${half} }`;
    }
    const number = WIDE.test(type) ? 'bigint' : /int$/.test(type) ? 'number | bigint' : 'number';
    if (naming === undefined) return hint?.startsWith('ip') ? 'string' : number;
    const named = `${pascal(naming)} | ${number}`;
    return asFlags || this.spec.enumeration(naming).type === 'flags' ? `(${named})[]` : named;
  }

  #name(name: string): string {
    const identifier = pascal(name);
    if (this.#names.has(identifier)) throw new Error(`specs/${this.spec.name}.yaml: there are two types ${identifier}`);
    this.#names.add(identifier);
    return identifier;
  }
}

function field(name: string, mark: string, type: string, doc: string | undefined): string {
  const key = /^[a-z_]\w*$/i.test(name) ? name : `'${name}'`;
  return `${comment(doc, '  ')}  ${key}${mark}: ${type};\n`;
}

function arrayOf(type: string): string {
  return /[ |&]/.test(type) ? `(${type})[]` : `${type}[]`;
}
