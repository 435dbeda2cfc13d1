/**
 * A transform of the AssemblyScript compiler's that optimizes the release module before the compiler does: `npm run build:wasm`
 * asks for it. (asconfig.json could not: it finds transforms in packages only.)
 *
 * The compiler's own limits for inlining come in two sets. Without shrinking, whatever is short is copied to every place that calls
 * it, and the module is half as large again; with shrinking, the small accessors on the way of every message stay calls, and
 * sending one takes 40 % longer. These lie between, with the speed of the one and nearly the size of the other: what is about as
 * small as its call is inlined always, what has one caller mostly, the rest sparingly.
 */

/** Sizes are counted in nodes of Binaryen's syntax tree. */
const ALWAYS_INLINE_MAX_SIZE = 26;
const ONE_CALLER_INLINE_MAX_SIZE = 200;
const FLEXIBLE_INLINE_MAX_SIZE = 28;

/**
 * What stays a call where it is called: in many places, off the way of what comes by the thousand, where a copy of it takes three times the bytes.
 * Hot messages write their attributes by place (wire/writer.ts: wordAt).
 */
const CALLED = ['assembly/wire/writer/wordAttribute', 'assembly/wire/writer/endNest', 'assembly/netlink/request/blame'];

/** The library's comparison of bytes, 200 bytes long, asks to be copied to each place that compares some: 70 of them, 14 KB. A call does. */
const LIBRARY = '~lib/util/memory';
const COMPARISON = 'memcmp';

export default class Optimize {
  /** @param parser the compiler's, which has read all sources */
  afterParse(parser) {
    const library = parser.sources.find((source) => source.internalPath === LIBRARY);
    const comparison = library.statements.find((statement) => statement.name?.text === COMPARISON);
    comparison.decorators = null;
  }

  /** @param module Binaryen's, as compiled; the compiler gives this object `binaryen` */
  afterCompile(module) {
    const { binaryen } = this;
    joinSegments(module);
    binaryen.setOptimizeLevel(3);
    binaryen.setShrinkLevel(0);
    binaryen.setAlwaysInlineMaxSize(ALWAYS_INLINE_MAX_SIZE);
    binaryen.setOneCallerInlineMaxSize(ONE_CALLER_INLINE_MAX_SIZE);
    binaryen.setFlexibleInlineMaxSize(FLEXIBLE_INLINE_MAX_SIZE);
    for (const name of CALLED) {
      binaryen.setPassArgument('no-inline', name);
      module.runPasses(['no-inline']);
    }
    module.optimize();
  }
}

/**
 * Makes one data segment of all. The compiler makes one of each object, with seven bytes of its own; Binaryen splits what it is given only
 * where more zeros follow each other than that, but joins nothing.
 */
function joinSegments(module) {
  const segments = Array.from({ length: module.getNumDataSegments() }, (_, index) =>
    module.getDataSegmentInfo(module.getDataSegmentByIndex(index)),
  );
  const first = Math.min(...segments.map(({ offset }) => offset));
  const end = Math.max(...segments.map(({ offset, data }) => offset + data.byteLength));
  const joined = new Uint8Array(end - first);
  for (const { offset, data } of segments) joined.set(new Uint8Array(data), offset - first);
  const { initial, max } = module.getMemoryInfo('0');
  const offset = module.i32.const(first);
  module.setMemory(initial, max ?? -1, null, [{ data: joined, offset, passive: false }]);
}
