/** What a spec says, fact by fact, so that one of ours and Linux's own of the same name can be compared. */
import type { AttributeSpec, Definition, MemberSpec, SpecModel, TypeSpec } from '../../host/codec/model.js';
import { layoutOf } from '../../scripts/generate/layout.js';

/** By name: `link-attrs 4` is `mtu u32`, `ifinfomsg.ifi-type` is `u16 at 2`. */
type Facts = ReadonlyMap<string, string>;

/** Facts that both have, and that differ: `link-attrs 12: protinfo binary, not protinfo string`. */
export function differences(ours: SpecModel, theirs: SpecModel): string[] {
  const mine = factsOf(ours);
  return [...factsOf(theirs)].flatMap(([name, fact]) => {
    const own = mine.get(name);
    return own === undefined || own === fact ? [] : [`${name}: ${own}, not ${fact}`];
  });
}

/** Facts that Linux's has, and ours does not. */
export function missing(ours: SpecModel, theirs: SpecModel): string[] {
  const mine = factsOf(ours);
  return [...factsOf(theirs)].filter(([name]) => !mine.has(name)).map(([name, fact]) => `${name}: ${fact}`);
}

function factsOf(spec: SpecModel): Facts {
  return new Map([
    ...[...spec.definitions.values()].flatMap((definition) => ofDefinition(spec, definition)),
    ...[...spec.attributeSets.values()].flatMap(({ name, attributes }) =>
      attributes.map((attribute): [string, string] => [`${name} ${attribute.value}`, ofAttribute(attribute)]),
    ),
    ...[...spec.subMessages].flatMap(([name, formats]) =>
      formats.map(({ value, attributeSet, fixedHeader }): [string, string] => [
        `${name} ${value}`,
        words(fixedHeader, attributeSet),
      ]),
    ),
    ...spec.operations.map(({ name, request, reply, attributeSet, fixedHeader }): [string, string] => [
      `operation ${name}`,
      words(`${request ?? 'none'} → ${reply ?? 'none'}`, fixedHeader, attributeSet),
    ]),
    ...spec.groups.map(({ name, value }): [string, string] => [`group ${name}`, String(value)]),
  ]);
}

function ofDefinition(spec: SpecModel, definition: Definition): [string, string][] {
  const { name } = definition;
  switch (definition.type) {
    case 'const':
      return [[name, String(definition.value)]];
    case 'enum':
    case 'flags':
      return definition.entries.map((entry) => [`${name} ${entry.value}`, entry.name]);
    case 'struct':
      return layoutOf(spec, definition)
        .members.filter(({ member }) => member.type !== 'pad')
        .map(({ member, offset }) => [`${name}.${member.name}`, `${ofMember(member)} at ${offset}`]);
  }
}

function ofAttribute(attribute: AttributeSpec): string {
  const { name, nested, multi, subMessage } = attribute;
  return words(name, ofType(attribute), nested, subMessage, multi ? 'multi' : undefined);
}

function ofMember(member: MemberSpec): string {
  return words(ofType(member), member.length === undefined ? undefined : String(member.length));
}

function ofType({ type, subType, bigEndian, enum: naming, struct }: TypeSpec): string {
  return words(type, subType, bigEndian ? 'big-endian' : undefined, naming, struct);
}

function words(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}
