import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** The sandbox's page, built into `dist/page/`; the addresses it asks are relative to the server that serves it. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [preact()],
  build: {
    outDir: '../../dist/page',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
