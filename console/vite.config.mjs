// What `npm run build` makes of the console: static files below /console, each named by what is in it.
import react from '@vitejs/plugin-react'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

export default defineConfig({
  root: path.dirname(fileURLToPath(import.meta.url)),
  base: '/console/',
  plugins: [react()],
  // Styles that a script adds must carry the page's number (Content-Security-Policy).
  html: { cspNonce: '__NONCE__' },
  build: { target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:4000', ws: true } } },
})
