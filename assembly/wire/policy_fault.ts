/**
 * How strictly attributes are checked, and what was found wrong: as much as an extended ack can say. There is one fault at a time, that of
 * the last `parse` (wire/policy.ts).
 */

/** Bits of enum netlink_validation. */
export const enum Mode {
  /** What is unknown or too long is passed over. */
  LIBERAL = 0,
  /** Nothing may be left behind the last attribute. */
  TRAILING = 0x1,
  /** Types beyond the policy's highest are refused; */
  MAXTYPE = 0x2,
  /** so are types without a rule, */
  UNSPEC = 0x4,
  /** numbers that are longer than they must be, */
  STRICT_ATTRS = 0x8,
  /** and NLA_F_NESTED where it does not belong or is missing. */
  NESTED = 0x10,
  /** What families older than the bits above are checked by at the most. */
  DEPRECATED_STRICT = 0x3,
  STRICT = 0x1f,
}

@unmanaged
export class Fault {
  /** The address of a string, or 0. */
  text: usize;
  /** The attribute that is wrong, or 0. */
  attribute: usize;
  /** The rule that it broke, or 0. */
  rule: usize;
}

export const fault = changetype<Fault>(memory.data(offsetof<Fault>(), 4));

export function clear(): void {
  fault.text = 0;
  fault.attribute = 0;
  fault.rule = 0;
}

/** Notes a text about the whole; each of these returns its error. */
export function say(error: i32, text: string): i32 {
  fault.text = changetype<usize>(text);
  return error;
}

/** Notes a text about an attribute. */
export function blame(error: i32, attribute: usize, text: string): i32 {
  return deny(error, attribute, 0, text);
}

/** Notes a text about an attribute, and the rule to tell. */
export function deny(error: i32, attribute: usize, rule: usize, text: string): i32 {
  fault.attribute = attribute;
  fault.rule = rule;
  return say(error, text);
}

/** As `deny`, with the text that most failures have. */
export function fail(error: i32, attribute: usize, rule: usize): i32 {
  return deny(error, attribute, rule, 'Attribute failed policy validation');
}
