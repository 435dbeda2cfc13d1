/**
 * Numbers that are written by hand where one of Linux's belongs, found with the TypeScript parser. Linux's numbers stand in specs/, and what is
 * made of them in folders that are not looked at.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '../..');
/** Made from specs/. */
const MADE = /\/(generated|tables)\//;
/** Where messages are read and written in linear memory. */
const WIRE = /^assembly\/(route|generic|uevent|netlink|wire)\//;
/** Calls whose second argument is the type of an attribute. */
const TYPED = /^((writer|attributes)\.\w+|numberIn|addressRequest\.numberIn)$/;
/** What holds one of Linux's numbers, by the end of its name. */
const NUMBERED = /(type|command|family|protocol|level|option|operation)$/i;
/** Limits of integers, masks of a whole byte, word or half of one. */
const LIMIT = /^0x[137]?f+$/;

export interface Finding {
  /** The file and what stands there, without spaces and line breaks: a key that lasts. */
  where: string;
  line: number;
  why: string;
}

/** The source files of the module and of the library. */
export function sources(): string[] {
  return ['assembly', 'host'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((file) => file.endsWith('.ts') && !MADE.test(file)),
  );
}

export function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Everything that generated files give a name to. */
export function generatedNames(): Set<string> {
  // Tables have names of their own, and the layout of policies is written in host/codec/policy.ts.
  const files = ['assembly/generated', 'host/generated'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => !['tables.ts', 'policies.ts'].includes(name))
      .map((name) => join(folder, name)),
  );
  return new Set(
    files.flatMap((file) => [...read(file).matchAll(/^export const (?:enum )?(\w+)/gm)].map(([, name]) => name!)),
  );
}

/** What is wrong in one file, given the names that are taken. */
export function findings(file: string, text: string, names: ReadonlySet<string>): Finding[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Finding[] = [];
  const isWire = WIRE.test(file);

  function report(node: ts.Node, why: string): void {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push({ where: `${file}: ${node.getText().replace(/\s+/g, ' ').slice(0, 60)}`, line: line + 1, why });
  }

  function visit(node: ts.Node): void {
    const isNumber = ts.isVariableDeclaration(node) && node.initializer && ts.isNumericLiteral(node.initializer);
    if ((isNumber || ts.isEnumDeclaration(node)) && names.has(node.name.getText())) {
      report(node.name, 'a name that specs/ numbers');
    }
    if (ts.isNumericLiteral(node)) {
      const why = reason(node);
      if (why !== undefined) report(why.node, why.text);
    }
    ts.forEachChild(node, visit);
  }

  function reason(literal: ts.NumericLiteral): { node: ts.Node; text: string } | undefined {
    const { parent } = literal;
    const written = literal.getText();
    if (isWire && ts.isCallExpression(parent)) {
      const call = parent.expression.getText();
      const index = parent.arguments.indexOf(literal);
      if ((call === 'load' && index === 1) || (call === 'store' && index === 2)) {
        return { node: parent, text: 'an offset without a name' };
      }
      if (TYPED.test(call) && index === 1) return { node: parent, text: "an attribute's type without a name" };
    }
    if (isWire && ts.isCaseClause(parent)) return { node: literal.parent, text: 'a case without a name' };
    if (literal.text !== '0' && ts.isBinaryExpression(parent) && isComparison(parent)) {
      const other = parent.left === literal ? parent.right : parent.left;
      if (NUMBERED.test(other.getText())) return { node: parent, text: "one of Linux's numbers without a name" };
    }
    if (isWire && literal.text !== '0' && ts.isArrayLiteralExpression(parent)) {
      return { node: parent, text: 'a list of numbers without names' };
    }
    const isHex = written.startsWith('0x') && !LIMIT.test(written);
    return isHex && (isWire || file.startsWith('host/'))
      ? { node: literal.parent, text: 'a number that looks like one of those in headers' }
      : undefined;
  }

  visit(source);
  // A list is one finding, however many numbers are in it.
  return found.filter(({ where }, index) => found.findIndex((other) => other.where === where) === index);
}

function isComparison({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return [
    ts.SyntaxKind.EqualsEqualsToken,
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsToken,
    ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ].includes(kind);
}
