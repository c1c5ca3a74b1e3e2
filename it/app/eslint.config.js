import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['data/']),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true },
    },
    rules: {
      // `() => stop()` hands over a call; that a value is used which is none is reported all the same.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // An empty variable, header or title counts as absent in most places.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
      // A number has one text, unlike an object or undefined.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.e2e.ts'],
    rules: {
      // Vitest's matchers, such as expect.any, are typed any. Any other use of one is still reported.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  // No part of the TypeScript project.
  { files: ['eslint.config.js'], extends: [tseslint.configs.disableTypeChecked] },
);
