/**
 * What in a script's output is dynamic by nature, and therefore not compared as it stands. What the script itself names is never
 * masked.
 */
interface TextMask {
  pattern: RegExp;
  /** What stands for a match: `by order` numbers the different ones as they first appear, so that equal ones stay equal. */
  instead: string;
  why: string;
}

export const TEXT_MASKS: TextMask[] = [
  {
    pattern: /\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b/g,
    instead: 'mac-by-order',
    why: 'a hardware address that nobody gave is drawn at random',
  },
  {
    pattern: /\bfe80::[0-9a-f:]+/g,
    instead: 'link-local-by-order',
    why: 'an IPv6 link-local address is made from the hardware address',
  },
  {
    pattern: /(?<=(?:valid|preferred)_lft )\d+(?=sec)|(?<="(?:valid|preferred)_life_time": ?)[1-9]\d{0,8}(?=[,}\n]|$)/g,
    instead: 'seconds',
    why: 'what is left of a lifetime depends on how fast the script runs',
  },
  {
    pattern: /(?<=expires )\d+(?=sec)/g,
    instead: 'seconds',
    why: 'likewise for routes',
  },
  {
    pattern: /\bidle_time [\d.]+/g,
    instead: 'idle_time seconds',
    why: 'how long ago a bucket of next hops was used',
  },
  {
    pattern: /(?<=used )\d+\/\d+\/\d+/g,
    instead: 'seconds',
    why: "when a neighbour's entry was last used, confirmed and updated",
  },
  {
    pattern: /(?<=_timer"?[: ] *)\d+\.\d+/g,
    instead: 'seconds',
    why: "how long a bridge's timers still run depends on how fast the script runs",
  },
  {
    pattern: /(?<= reachable )\d+(?= base_reachable)|(?<="reachable": ?)\d+/g,
    instead: 'milliseconds',
    why: 'how long a neighbour counts as reachable is drawn at random',
  },
];

/** Lines whose order Linux draws at random: those that follow each other are compared as a set. */
export const UNORDERED_LINES = [
  {
    pattern:
      /^[\da-f.:]+ (?:dev|lladdr|used|ref|router|proxy|extern_learn|offload|managed|proto|[A-Z]).*(?:INCOMPLETE|REACHABLE|STALE|DELAY|PROBE|FAILED|NOARP|PERMANENT|NONE) *$/,
    why: 'neighbours are told in the order of a hash table whose key is drawn when the machine starts',
  },
];

/** Constant addresses are not random. */
const CONSTANT = new Set(['00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff']);

/** The lines with those that have no order in one. */
function inOrder(lines: readonly string[]): string[] {
  const out: string[] = [];
  let from = 0;
  for (let i = 0; i <= lines.length; i++) {
    const isFree = i < lines.length && UNORDERED_LINES.some(({ pattern }) => pattern.test(lines[i]!));
    if (isFree) continue;
    out.push(...lines.slice(from, i).sort(), ...lines.slice(i, i + 1));
    from = i + 1;
  }
  return out;
}

/** The lines of an output with everything masked that the script does not name. */
export function maskOutput(lines: readonly string[], script: string): string[] {
  const numbers = new Map<string, string>();
  return inOrder(lines).map((line) =>
    TEXT_MASKS.reduce((text, { pattern, instead }) => {
      return text.replace(pattern, (match) => {
        if (CONSTANT.has(match) || script.includes(match)) return match;
        if (!instead.endsWith('by-order')) return `<${instead}>`;
        const known =
          numbers.get(match) ??
          `<${instead} ${[...numbers.values()].filter((one) => one.startsWith(`<${instead}`)).length + 1}>`;
        numbers.set(match, known);
        return known;
      });
    }, line),
  );
}
