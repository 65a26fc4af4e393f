import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { DATA } from "@/scripts/words/data";

/** A text that somebody is told, as the code has it. */
export interface Said {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  /** Names of the values it is said with; undefined where the code does not list them. */
  readonly values: readonly string[] | undefined;
}

/** What keeps a text from the catalogues. */
export interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

const MODULES = new Map([
  ["t", "@/lib/words/t"],
  ["msg", "@/lib/words/t"],
  ["Rich", "@/components/ui/rich"],
]);

const NO_WORDS = /\.test\.|\/testing\/|^lib\/db\/generated\/|^lib\/words\//u;

/** Every text of the panel that is said through `t`, `msg` and `<Rich>` or stands in a file of texts, and what is wrong about how. `root`: the project's folder. */
export function extractWords(root: string): { said: Said[]; mistakes: Mistake[] } {
  const said: Said[] = [];
  const mistakes: Mistake[] = [];
  for (const file of sources(root)) {
    const text = readFileSync(path.join(root, file), "utf8");
    if (!text.includes("@/lib/words/t") && !text.includes("@/components/ui/rich")) continue;
    readFile(file, text, said, mistakes);
  }
  for (const { file, texts } of DATA) {
    said.push(...texts.map((text) => ({ text, file, line: 1, values: undefined })));
  }
  return { said, mistakes };
}

function sources(root: string): readonly string[] {
  return ["app", "components", "lib"]
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
        path.join(folder, file),
      ),
    )
    .filter((file) => /\.tsx?$/u.test(file) && !NO_WORDS.test(file))
    .toSorted();
}

function readFile(file: string, text: string, said: Said[], mistakes: Mistake[]): void {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const imported = importedNames(source);
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const note = (node: ts.Node, what: string) => mistakes.push({ file, line: lineOf(node), what });
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && imported.has(node.expression.text)) {
      const name = node.expression.text;
      const [first, values] = node.arguments;
      if (name === "t" && !isWithinFunction(node)) {
        note(
          node,
          "`t` at the top of a module speaks before anybody has asked: mark with `msg`, and say it where it is shown",
        );
      }
      for (const literal of literalsOf(first)) {
        said.push({
          text: literal.text,
          file,
          line: lineOf(literal),
          values: valueNames(name === "msg" ? null : values),
        });
      }
      if (first !== undefined && isBuilt(first))
        note(first, "a text put together from pieces is in no catalogue: give its parts as values");
      if (name === "msg" && literalsOf(first).length === 0) note(node, "`msg` marks a literal");
    }
    if (
      (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) &&
      imported.has("Rich") &&
      node.tagName.getText() === "Rich"
    ) {
      const expression = attribute(node, "text");
      for (const literal of literalsOf(expression)) {
        said.push({ text: literal.text, file, line: lineOf(literal), values: undefined });
      }
      if (expression !== undefined && isBuilt(expression))
        note(node, "a text put together from pieces is in no catalogue");
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

function importedNames(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const { name } of bindings.elements) {
      if (MODULES.get(name.text) === statement.moduleSpecifier.text) names.add(name.text);
    }
  }
  return names;
}

/** The literals that an expression may come to: itself, or what its conditions choose among. */
function literalsOf(node: ts.Node | undefined): ts.StringLiteralLike[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node];
  if (ts.isParenthesizedExpression(node) || ts.isJsxExpression(node)) return literalsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  return [];
}

function isBuilt(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node)) return isBuilt(node.expression);
  if (ts.isJsxExpression(node)) return node.expression !== undefined && isBuilt(node.expression);
  if (ts.isConditionalExpression(node)) return isBuilt(node.whenTrue) || isBuilt(node.whenFalse);
  return (
    ts.isTemplateExpression(node) ||
    (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
  );
}

function valueNames(node: ts.Expression | undefined | null): readonly string[] | undefined {
  if (node === null) return undefined;
  if (node === undefined) return [];
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const names: string[] = [];
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) return undefined;
    names.push(property.name.getText().replace(/^["']|["']$/gu, ""));
  }
  return names;
}

function attribute(node: ts.JsxSelfClosingElement | ts.JsxOpeningElement, name: string): ts.Node | undefined {
  return node.attributes.properties.filter(ts.isJsxAttribute).find((each) => each.name.getText() === name)
    ?.initializer;
}

function isWithinFunction(node: ts.Node): boolean {
  for (let at = node.parent as ts.Node | undefined; at !== undefined; at = at.parent as ts.Node | undefined) {
    if (ts.isFunctionLike(at)) return true;
  }
  return false;
}
