/**
 * From names in specs, `rtnl-link-stats64`, to identifiers:
 *
 *      upper     RTNL_LINK_STATS64   members, constants; with a prefix, names in C
 *      pascal    RtnlLinkStats64     enums and structs
 *      camel     rtnlLinkStats64     codec tables
 */
import type { AttributeSetSpec, SpecModel } from '../../host/codec/model.js';

export function upper(name: string): string {
  const identifier = name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  return /^\d/.test(identifier) ? `_${identifier}` : identifier;
}

export function pascal(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => (/[a-z]/.test(word) ? word : word.toLowerCase()))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

export function camel(name: string): string {
  const identifier = pascal(name);
  return identifier.charAt(0).toLowerCase() + identifier.slice(1);
}

/** `link-attrs` → `LinkAttribute`. */
export function attributeEnum(set: AttributeSetSpec): string {
  return `${pascal(set.name.replace(/-attrs$/, ''))}Attribute`;
}

/** `rt-link` → `LinkMessage`, `nlctrl` → `NlctrlCommand`. */
export function operationEnum(spec: SpecModel): string {
  return subject(spec) + (spec.isGeneric ? 'Command' : 'Message');
}

/** `nlctrl` → `NlctrlAnswer`. */
export function answerEnum(spec: SpecModel): string {
  return `${subject(spec)}Answer`;
}

/** `rt-link` → `LinkGroup`. */
export function groupEnum(spec: SpecModel): string {
  return `${subject(spec)}Group`;
}

function subject(spec: SpecModel): string {
  return pascal(spec.name.replace(/^rt-/, ''));
}

/** Whether a set numbers its attributes itself; a subset, such as a policy, has the numbers of another. */
export function isOwn({ subsetOf }: AttributeSetSpec): boolean {
  return subsetOf === undefined;
}

/** Whether a set is one of the kernel's own policies: what its requests may carry. */
export function isPolicy({ name, subsetOf }: AttributeSetSpec): boolean {
  return subsetOf !== undefined && /-policy(-|$)/.test(name);
}
