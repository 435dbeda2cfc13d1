/** Two lists of lines side by side: only those that differ, with a few equal ones around. */

const CONTEXT = 2;
const WIDTH = 72;

type Pair = [left: string | undefined, right: string | undefined];

/** Lines paired by a longest common subsequence. */
function pairs(left: readonly string[], right: readonly string[]): Pair[] {
  const common = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      common[i]![j] =
        left[i] === right[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const out: Pair[] = [];
  const [onlyLeft, onlyRight]: [string[], string[]] = [[], []];
  const flush = (): void => {
    for (let n = 0; n < Math.max(onlyLeft.length, onlyRight.length); n++) out.push([onlyLeft[n], onlyRight[n]]);
    onlyLeft.length = onlyRight.length = 0;
  };
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      flush();
      out.push([left[i++], right[j++]]);
    } else if (j >= right.length || (i < left.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      onlyLeft.push(left[i++]!);
    } else {
      onlyRight.push(right[j++]!);
    }
  }
  flush();
  return out;
}

/** Where two lines are first different. */
function differenceOf([a = '', b = '']: Pair): number {
  const at = [...a].findIndex((character, index) => character !== b[index]);
  return at < 0 ? a.length : at;
}

/** As much of a line as there is room for: its beginning, or, where it is as the other for longer than that, what is about the difference. */
function window(text = '', at: number): string {
  const from = text.length > WIDTH && at > WIDTH - 8 ? at - WIDTH / 2 : 0;
  const rest = from > 0 ? `…${text.slice(from + 1)}` : text;
  return (rest.length > WIDTH ? `${rest.slice(0, WIDTH - 1)}…` : rest).padEnd(WIDTH);
}

/**
 * The lines of a table of two columns, `|` between what differs.
 * @param most lines in a row that only one side has: of more, the middle is left out
 */
export function sideBySide(
  left: readonly string[],
  right: readonly string[],
  titles: [string, string],
  most = Infinity,
): string[] {
  const all = pairs(left, right);
  const differs = all.map(([a, b]) => a !== b);
  const row = (pair: Pair): string => {
    const [a, b] = pair.map((text) => window(text, differenceOf(pair)));
    return `  ${a} ${pair[0] === pair[1] ? ' ' : '|'} ${b}`.trimEnd();
  };
  const isLonely = all.map(([a, b]) => a === undefined || b === undefined);
  const isAmongMany = (index: number): boolean =>
    index >= most && isLonely.slice(index - most, index + CONTEXT + 1).every(Boolean);
  const shown = all.filter(
    (_, index) => differs.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(Boolean) && !isAmongMany(index),
  );
  return [row([titles[0], titles[1]]).replace('|', ' '), ...shown.map(row)];
}
