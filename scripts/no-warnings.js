/**
 * A transform of the AssemblyScript compiler's that takes a warning for a mistake: it is printed as such, and nothing is built.
 * `npm run build:wasm` asks for it.
 */

/** The compiler's DiagnosticCategory. */
const WARNING = 2;

export default class NoWarnings {
  afterCompile() {
    const count = this.program.diagnostics.filter(({ category }) => category === WARNING).length;
    if (count > 0) throw new Error(`${count} warnings of the compiler, see above`);
  }
}
