/**
 * Two rules on top-level names that need all files at once, over the TypeScript AST:
 * - a top-level name stands in one file, exported or not: two meanings under one name mislead a reader;
 * - a constant number says its unit or what it counts: `…Px`, `…Ms`, `…Share`, `max…`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** Names that may stand in two files, each with its reason. */
const sharedNames = new Map([]);

/** Numbers without a unit, each with its reason. */
const unitless = new Map([
  ['z95', 'a point of the normal distribution'],
  ['analysisVersion', 'a version'],
  ['running', 'a state of a run'],
  ['tainted', 'a state of a run'],
  ['settled', 'a state of a run'],
  ['exponentOfOne', 'the exponent of a double'],
  ['pairBase', 'a base of numbers'],
]);

const units =
  'Px|Ms|Us|Microseconds|Seconds|Minutes|Hours|Days|PerDay|PerHour|Percent|Ratio|Share|Rank|Rating|Level|Power|Decimals|Bytes|Ints|Bits|Bit|Length|Characters|Rows|Items|Records|Events|Actors|Users|Groups|Values|Names|Texts|Codes|Runs|Steps|Places|Chunks|Rounds|Count|Threads|Code|Byte|Index';
const hasUnit = new RegExp(`^(max|min)[A-Z]|(${units})$`);

const isNumber = (node) =>
  ts.isNumericLiteral(node) ||
  (ts.isPrefixUnaryExpression(node) && isNumber(node.operand)) ||
  (ts.isBinaryExpression(node) && isNumber(node.left) && isNumber(node.right));

/** The names that a file declares at its top level, and whether each is a constant number. */
function declarations(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement))
      return statement.name ? [{ name: statement.name.text, isNumber: false }] : [];
    const isConst = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
      const names = ts.isIdentifier(name) ? [name] : name.elements.flatMap((element) => element.name ?? []);
      const isConstant = isConst && initializer !== undefined && isNumber(initializer);
      return names.map((each) => ({ name: each.getText(source), isNumber: isConstant }));
    });
  });
}

const files = ['src', 'workers']
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => `${folder}/${file}`))
  .filter((file) => file.endsWith('.ts') && !file.includes('/paraglide/') && !file.endsWith('.d.ts'));
const problems = [];
const declarers = new Map();
for (const file of files) {
  for (const { name, isNumber: isConstant } of declarations(file)) {
    declarers.set(name, new Set([...(declarers.get(name) ?? []), file]));
    if (isConstant && !hasUnit.test(name) && !unitless.has(name))
      problems.push(`${file}: the number ${name} does not say its unit`);
  }
}
for (const [name, all] of declarers)
  if (all.size > 1 && !sharedNames.has(name)) problems.push(`${name} stands in ${[...all].join(' and ')}`);

for (const problem of problems) console.error(problem);
console.log(`${files.length} files, ${declarers.size} names, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
