import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['build/', 'dist/', 'coverage/', 'host/wasm.ts', '.ci/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['host/**/*.ts', 'tests/**/*.ts', 'bench/**/*.ts', 'examples/**/*.ts', 'scripts/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      // What a signal carries, and what a call threw, is passed on whatever it is.
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // The library runs wherever WebAssembly does.
    files: ['host/**/*.ts'],
    ignores: ['host/cli/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['node:*', '*/cli/*'] }],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'require', 'global', '__dirname'],
    },
  },
  {
    // The wasm is loaded in one place.
    files: ['host/**/*.ts'],
    ignores: ['host/module.ts', 'host/cli/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['node:*', '*/cli/*', '@assemblyscript/loader'] }],
    },
  },
  {
    // AssemblyScript has `==` only, and its integer types are no types to TypeScript.
    files: ['assembly/**/*.ts'],
    rules: {
      eqeqeq: 'off',
      // Flags mean different things on different messages.
      '@typescript-eslint/no-duplicate-enum-values': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', module: 'writable', URL: 'readonly', Buffer: 'readonly' },
    },
  },
);
