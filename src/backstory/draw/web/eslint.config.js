import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**'] },
  {
    files: ['src/**/*.ts', 'tests/**/*.ts'],
    extends: [...tseslint.configs.strict],
    rules: {
      eqeqeq: 'error',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Labels are text: use textContent.' },
        { property: 'outerHTML', message: 'Labels are text: use textContent.' },
        { property: 'insertAdjacentHTML', message: 'Labels are text: use textContent.' },
      ],
      'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'eval'],
    },
  },
);
