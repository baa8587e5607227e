import js from '@eslint/js';
import compat from 'eslint-plugin-compat';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/', 'server/store/generated/', '.cache/', '.data/', 'node_modules/', 'test/output/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'max-lines': ['error', { max: 350, skipComments: true, skipBlankLines: true }],
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      // Sets and maps that no page shows need no reactivity; those that one shows are runes.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  { files: ['**/*.test.ts', 'bench/**', 'test/harness/outage.ts'], rules: { 'no-console': 'off' } },
  {
    // The contract is part of the pages' program.
    files: ['client/**/*.{ts,svelte}', 'server/contract/**/*.ts'],
    ...compat.configs['flat/recommended'],
    languageOptions: { globals: globals.browser },
    settings: { browsers: ['chrome >= 87', 'safari >= 14', 'ios_saf >= 14'] },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
  },
);
