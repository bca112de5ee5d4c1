import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The gateway serves dist/web at `/`. Everything is a file of its own (no inline script, no data: address), so that
// the pages run under a content security policy of 'self'.
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      // The order desk for the company, the portal for its customers, and what the link of a confirmation shows.
      input: ['src/web/index.html', 'src/web/portal/index.html', 'src/web/sheet/index.html'],
    },
  },
});
