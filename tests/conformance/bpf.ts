/**
 * Classic BPF programs in scenarios: a line an instruction, from symbols to struct sock_filter (code u16, jt u8, jf u8, k u32).
 *
 *     ldw abs 4 | ldh ind 0 | ldb anc 12     loads into A: data at k, data at X + k, what is known at SKF_AD_OFF + k
 *     ld imm 5 | ld mem 0 | ld len           and ldx likewise, and ldx msh k
 *     st 0 | stx 0 | tax | txa
 *     add k 5 | lsh x | neg                  arithmetic with k or X
 *     ja 1 | jeq k 5 1 0 | jset x 0 2        jumps over as many instructions: if met, if not
 *     ret k 100 | ret a
 *     raw 32 0 0 4                           code, jt, jf, k as they are
 */
const ANCILLARY = 0xfffff000;
const SIZES: Record<string, number> = { ldw: 0x00, ldh: 0x08, ldb: 0x10 };
const MODES: Record<string, number> = { imm: 0x00, abs: 0x20, ind: 0x40, mem: 0x60, len: 0x80, msh: 0xb0 };
const ALU = ['add', 'sub', 'mul', 'div', 'or', 'and', 'lsh', 'rsh', 'neg', 'mod', 'xor'];
const JUMPS: Record<string, number> = { jeq: 0x10, jgt: 0x20, jge: 0x30, jset: 0x40 };

type Instruction = [code: number, jt: number, jf: number, k: number];

function instruction(text: string): Instruction {
  const [name = '', ...words] = text.trim().split(/\s+/);
  const kind = words[0] ?? '';
  const numbers = words.filter((word) => /^-?\d/.test(word)).map(Number);
  const k = numbers[0] ?? 0;
  const fromX = kind === 'x' ? 0x08 : 0;
  const size = SIZES[name];
  const mode = MODES[kind];
  const jump = JUMPS[name];
  if (name === 'raw') return [k, numbers[1] ?? 0, numbers[2] ?? 0, numbers[3] ?? 0];
  if (size !== undefined && kind === 'anc') return [size | 0x20, 0, 0, k + ANCILLARY];
  if (size !== undefined && mode !== undefined) return [size | mode, 0, 0, k];
  if ((name === 'ld' || name === 'ldx') && mode !== undefined) return [mode | Number(name === 'ldx'), 0, 0, k];
  if (name === 'st' || name === 'stx') return [2 | Number(name === 'stx'), 0, 0, k];
  if (name === 'tax' || name === 'txa') return [0x07 | (name === 'txa' ? 0x80 : 0), 0, 0, 0];
  if (name === 'ret') return [0x06 | (kind === 'a' ? 0x10 : 0), 0, 0, k];
  if (name === 'ja') return [0x05, 0, 0, k];
  if (jump !== undefined) {
    const [met = 0, not = 0] = fromX ? numbers : numbers.slice(1);
    return [jump | 0x05 | fromX, met, not, fromX ? 0 : k];
  }
  if (ALU.includes(name)) return [(ALU.indexOf(name) << 4) | 0x04 | fromX, 0, 0, k];
  throw new Error(`no instruction '${text}'`);
}

/** The bytes of a program: lines, of which `[line, times]` repeats one; or bytes as hex. */
export function program(lines: string | readonly (string | readonly [string, number])[]): Buffer {
  if (typeof lines === 'string') return Buffer.from(lines, 'hex');
  return Buffer.concat(
    lines.flatMap((line) => {
      const [text, times] = typeof line === 'string' ? [line, 1] : line;
      const [code, jt, jf, k] = instruction(text);
      const bytes = Buffer.alloc(8);
      bytes.writeUInt16LE(code, 0);
      bytes.writeUInt8(jt, 2);
      bytes.writeUInt8(jf, 3);
      bytes.writeUInt32LE(k >>> 0, 4);
      return Array.from({ length: times }, () => bytes);
    }),
  );
}
