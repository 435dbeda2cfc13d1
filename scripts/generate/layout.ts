/** Where the members of a struct lie: one after the other, as specs write every gap as a `pad`. */
import type { MemberSpec, SpecModel, StructDefinition } from '../../host/codec/model.js';

export interface PlacedMember {
  member: MemberSpec;
  /** In bytes from the struct's beginning. */
  offset: number;
  size: number;
}

export interface Layout {
  members: PlacedMember[];
  size: number;
}

export function layoutOf(spec: SpecModel, struct: StructDefinition): Layout {
  let size = 0;
  const members = struct.members.map((member) => {
    const placed = { member, offset: size, size: sizeOf(spec, member) };
    size += placed.size;
    return placed;
  });
  return { members, size };
}

function sizeOf(spec: SpecModel, member: MemberSpec): number {
  if (member.length !== undefined) return member.length;
  if (member.struct !== undefined) return layoutOf(spec, spec.struct(member.struct)).size;
  if (member.type === 'bitfield32') return 8;
  return Number(member.type.slice(1)) / 8;
}
