/** Checks that what a spec names is there, and that each type has the words it needs. */
import type { SpecModel, TypeSpec } from './model.js';
import type { Path, RawAttribute, RawSpec, Refuser } from './raw.js';

/** Words without which an attribute of a type says nothing. */
const NEEDED: Readonly<Record<string, readonly (keyof typeof WORDS)[]>> = {
  nest: ['nested'],
  'nest-type-value': ['nested', 'typeValue'],
  'indexed-array': ['subType'],
  'sub-message': ['subMessage', 'selector'],
};
/** How they are spelled in the file. */
const WORDS = {
  nested: 'nested-attributes',
  typeValue: 'type-value',
  subType: 'sub-type',
  subMessage: 'sub-message',
  selector: 'selector',
} as const;

/** The types that are integers, and so can have names for their values. */
const INTEGER = /^([us](8|16|32|64|int)|bitfield32)$/;
/** What a binary attribute can be an array of. */
const ELEMENT = /^[us](8|16|32|64)$/;

/** @throws SpecError for the first name that leads nowhere */
export function checkReferences(refuser: Refuser, root: RawSpec, spec: SpecModel): void {
  const check = new Checker(refuser, spec);
  root.definitions?.forEach((definition, index) => {
    definition.members?.forEach((_, position) => {
      const path: Path = ['definitions', index, 'members', position];
      const known = spec.struct(definition.name).members[position]!;
      check.type(known, path);
      if (known.struct !== undefined) check.structEnds(definition.name, path);
    });
  });
  root['attribute-sets'].forEach(({ name: set, attributes }, index) => {
    attributes.forEach((raw, position) => check.attribute(set, raw, ['attribute-sets', index, 'attributes', position]));
  });
  root['sub-messages']?.forEach(({ formats }, index) => {
    formats.forEach((format, position) => {
      const path: Path = ['sub-messages', index, 'formats', position];
      check.set(format['attribute-set'], [...path, 'attribute-set']);
      check.struct(format['fixed-header'], [...path, 'fixed-header']);
    });
  });
  check.struct(root.operations['fixed-header'], ['operations', 'fixed-header']);
  root.operations.list.forEach((operation, index) => {
    const path: Path = ['operations', 'list', index];
    check.set(operation['attribute-set'], [...path, 'attribute-set']);
    check.struct(operation['fixed-header'], [...path, 'fixed-header']);
  });
}

class Checker {
  constructor(
    private readonly refuser: Refuser,
    private readonly spec: SpecModel,
  ) {}

  set(name: string | undefined, path: Path): void {
    if (name !== undefined && !this.spec.attributeSets.has(name)) {
      this.refuser.fail(path, `there is no attribute set '${name}'`);
    }
  }

  struct(name: string | undefined, path: Path): void {
    if (name !== undefined && this.spec.definitions.get(name)?.type !== 'struct') {
      this.refuser.fail(path, `there is no struct '${name}'`);
    }
  }

  /** What attributes and members have in common. */
  type({ type, subType, struct, enum: naming }: TypeSpec, path: Path): void {
    this.struct(struct, [...path, 'struct']);
    if (naming === undefined) return;
    const definition = this.spec.definitions.get(naming);
    if (definition?.type !== 'enum' && definition?.type !== 'flags') {
      this.refuser.fail([...path, 'enum'], `there is no enum '${naming}'`);
    }
    if (!INTEGER.test(type) && !INTEGER.test(subType ?? '')) {
      this.refuser.fail([...path, 'enum'], `${type} can have no enum: it is no integer`);
    }
  }

  attribute(set: string, raw: RawAttribute, path: Path): void {
    const { subsetOf, attributes } = this.spec.attributeSet(set);
    const attribute = attributes.find(({ name }) => name === raw.name)!;
    const { type, subType } = attribute;
    const needed = [...(NEEDED[type] ?? []), ...(subType === 'nest' ? (['nested'] as const) : [])];
    const missing = needed.find((field) => attribute[field] === undefined);
    // A policy may leave open what is in a nest.
    if (missing && !(subsetOf !== undefined && missing === 'nested'))
      this.refuser.fail(path, `'${raw.name}' is ${type}, which needs '${WORDS[missing]}'`);
    if (type === 'binary' && subType !== undefined && !ELEMENT.test(subType)) {
      this.refuser.fail([...path, 'sub-type'], `binary is no array of ${subType}`);
    }

    this.type(attribute, path);
    this.set(attribute.nested, [...path, 'nested-attributes']);
    if (attribute.subMessage !== undefined) this.subMessage(attribute.subMessage, attribute.selector!, path);
    const around = type === 'nest-type-value' ? attribute.typeValue! : [];
    const taken = around.find((name) =>
      this.spec.attributeSet(attribute.nested!).attributes.some((inner) => inner.name === name),
    );
    if (taken !== undefined) {
      this.refuser.fail([...path, 'type-value'], `'${taken}' is also an attribute of '${attribute.nested}'`);
    }
  }

  private subMessage(name: string, selector: string, path: Path): void {
    if (!this.spec.subMessages.has(name)) {
      this.refuser.fail([...path, 'sub-message'], `there is no sub-message '${name}'`);
    }
    // The selector may stand in a set further out, which only a message tells.
    const isThere = [...this.spec.attributeSets.values()].some(({ attributes }) =>
      attributes.some((attribute) => attribute.name === selector),
    );
    if (!isThere) this.refuser.fail([...path, 'selector'], `there is no attribute '${selector}' in any set`);
  }

  /** A struct inside itself has no size. */
  structEnds(name: string, path: Path): void {
    const visit = (struct: string, outside: readonly string[]): void => {
      if (outside.includes(struct)) this.refuser.fail([...path, 'struct'], `the struct '${struct}' is inside itself`);
      this.struct(struct, [...path, 'struct']);
      for (const member of this.spec.struct(struct).members) {
        if (member.struct !== undefined) visit(member.struct, [...outside, struct]);
      }
    };
    visit(name, []);
  }
}
