import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const code = ['libs/**/*.ts', 'apps/**/*.ts'];
const specs = ['**/*.spec.ts', 'test/**/*.ts'];
const names = (list, why) => list.map((name) => ({ name, message: why }));

const nodeGlobals = [
  'process',
  'console',
  'module',
  'URL',
  'fetch',
  'Buffer',
  'FormData',
  'Blob',
  'performance',
].concat(['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval']);

const namedExports = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };
const noForwardRef = { selector: "Identifier[name='forwardRef']", message: 'A cycle means two files are one concept.' };

const clockWhy = 'Time comes from the port Clock, chance from the port Random: the simulator replays both.';
const unreplayable = {
  globals: names(['setTimeout', 'setInterval', 'setImmediate', 'performance'], clockWhy),
  properties: [
    ['Date', 'now'],
    ['Math', 'random'],
    ['AbortSignal', 'timeout'],
    ['crypto', 'randomUUID'],
    ['crypto', 'randomUUIDv7'],
    ['crypto', 'randomBytes'],
    ['crypto', 'randomInt'],
    ['crypto', 'getRandomValues'],
    ['process', 'hrtime'],
  ].map(([object, property]) => ({ object, property, message: clockWhy })),
  imports: [
    ...names(['node:timers', 'node:timers/promises', 'node:perf_hooks', 'timers', 'timers/promises'], clockWhy),
    {
      name: 'node:crypto',
      importNames: ['randomUUID', 'randomUUIDv7', 'randomBytes', 'randomInt', 'randomFill', 'webcrypto'],
      message: clockWhy,
    },
  ],
  syntax: [
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clockWhy },
    { selector: "CallExpression[callee.name='Date']", message: clockWhy },
  ],
};
const envWhy = 'Only libs/wiring/src/config/env.ts reads the environment.';
const processEnv = { object: 'process', property: 'env', message: envWhy };
const envImports = names(['node:process', 'process'], envWhy).map((entry) => ({ ...entry, importNames: ['env'] }));

export default defineConfig(
  globalIgnores([
    'dist',
    'node_modules',
    '.runtime',
    'data',
    'coverage',
    'libs/client/src/schema.d.ts',
    'test/simulation/planted',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250 }],
      'no-async-promise-executor': 'error',
      'no-cond-assign': 'error',
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-unsafe-finally': 'error',
      'no-unsafe-optional-chaining': 'error',
      'no-useless-catch': 'error',
      'require-yield': 'error',
      'use-isnan': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-else-return': 'error',
      '@typescript-eslint/max-params': ['error', { max: 5 }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-syntax': ['error', namedExports, noForwardRef],
    },
  },
  {
    files: code,
    ignores: specs,
    rules: {
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': ['error', processEnv],
      'no-restricted-imports': ['error', { paths: envImports }],
    },
  },
  { files: ['libs/wiring/src/config/env.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['libs/{events,stream,account,post,media,feed,counter,notify,trace,operate,http}/**/*.ts'],
    ignores: specs,
    rules: {
      'no-restricted-globals': ['error', ...unreplayable.globals],
      'no-restricted-properties': ['error', processEnv, ...unreplayable.properties],
      'no-restricted-imports': ['error', { paths: [...envImports, ...unreplayable.imports] }],
      'no-restricted-syntax': ['error', namedExports, noForwardRef, ...unreplayable.syntax],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])) },
    rules: { 'no-undef': 'error' },
  },
);
