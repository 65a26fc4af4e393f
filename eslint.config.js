import { defineConfig, globalIgnores } from "eslint/config";
import next from "eslint-config-next/core-web-vitals";
import boundaries from "eslint-plugin-boundaries";
import tseslint from "typescript-eslint";
import { restrictedImports } from "./scripts/lint/restricted-imports.mjs";
import { elements, policies } from "./scripts/lint/rooms.mjs";

/** Tests, and what only tests use, may reach wherever they have to. */
const TESTS = ["**/*.test.{ts,tsx}", "**/testing/**", "**/test-*.ts"];
const UNTYPED = ["*.{js,mjs}"];

export default defineConfig(
  globalIgnores([
    ".next/",
    ".inflight/",
    "lib/db/generated/",
    "next-env.d.ts",
    "test-results/",
    "playwright-report/",
  ]),
  next,
  {
    files: ["**/*.{ts,tsx,mjs,js}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Handlers given to React and Node may be async; what they throw is reported there.
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      eqeqeq: "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Only lib/shared/env.ts reads the environment." },
      ],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"], location: "start" }],
      // The React compiler is not in use, and that is all this one speaks of.
      "react-hooks/incompatible-library": "off",
    },
  },
  {
    files: ["{app,components,lib}/**/*.{ts,tsx}"],
    ignores: TESTS,
    plugins: { boundaries },
    settings: {
      "boundaries/elements": elements,
      "import/resolver": { typescript: { alwaysTryTypes: true } },
    },
    rules: {
      "boundaries/dependencies": ["error", { default: "disallow", policies }],
      "max-lines": ["error", { max: 250 }],
    },
  },
  {
    // What a person reads is said through the catalogue: lib/words/t.ts.
    files: ["{app,components}/**/*.tsx"],
    ignores: TESTS,
    rules: {
      "react/jsx-no-literals": [
        "error",
        {
          noStrings: false,
          ignoreProps: true,
          allowedStrings: [
            ",",
            ":",
            ".",
            "…",
            "(",
            ")",
            ").",
            "–",
            "+",
            "↑",
            "↓",
            "/s",
            "*",
            "smbd",
            "Inflight",
          ],
        },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "JSXAttribute[name.name=/^(aria-label|alt|title|label|hint|placeholder|description|confirmLabel|cancelLabel|detailsLabel|boxLabel|purpose|unsure)$/] > Literal[value=/^[A-Z][a-z]/]",
          message: "What a person reads goes through `t`.",
        },
      ],
    },
  },
  ...restrictedImports(TESTS),
  {
    files: ["lib/shared/env.ts", "scripts/bootstrap/**", "playwright.config.ts", "e2e/**", ...TESTS],
    rules: { "no-restricted-properties": "off" },
  },
  {
    // Nothing of React: `use` is a fixture's there, and `module` a WebAssembly module.
    files: ["e2e/**", "lib/**/*.ts", "scripts/**"],
    rules: { "react-hooks/rules-of-hooks": "off", "@next/next/no-assign-module-variable": "off" },
  },
  {
    // Plain JavaScript, typed by comments: what Node and npm give is `any` there more often than not.
    files: ["**/*.mjs"],
    rules: {
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    // Configuration at the root is no part of the TypeScript project.
    files: UNTYPED,
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
);
