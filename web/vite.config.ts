import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const root = import.meta.dirname

/** Where `vite` in development sends what the workbench asks of the server. */
const server = process.env.NTS_SERVER ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root,
  base: '/lam-viec/',
  build: {
    outDir: join(root, '../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    // The map library is one file of 1.1 MB (300 kB packed), fetched after everything else.
    chunkSizeWarningLimit: 1200,
    // The server finds the islands of its public pages by the manifest (server/kernel/islands.ts).
    manifest: true,
    rolldownOptions: {
      input: {
        index: join(root, 'index.html'),
        map: join(root, 'islands/map.ts'),
        'second-step': join(root, 'islands/second-step.ts'),
      },
    },
  },
  server: { proxy: { '/api': server, '/assets': server, '/dang-nhap': server } },
  plugins: [
    react(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: null,
      manifest: {
        name: 'Nông thôn số, bàn làm việc',
        short_name: 'Nông thôn số',
        lang: 'vi',
        start_url: '/lam-viec/',
        scope: '/lam-viec/',
        display: 'standalone',
        background_color: '#f5f6f1',
        theme_color: '#dde4d3',
        icons: [{ src: '/assets/logo.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        // The shell only: screens and figures come from the network, so that nobody works on an old figure unaware.
        globPatterns: ['index.html', 'assets/index-*.{js,css}'],
        navigateFallback: '/lam-viec/index.html',
        navigateFallbackAllowlist: [/^\/lam-viec(\/|$)/],
        cleanupOutdatedCaches: true,
        runtimeCaching: [
          {
            urlPattern: ({ url }) => /^\/(lam-viec\/assets|assets)\//.test(url.pathname),
            handler: 'StaleWhileRevalidate',
            options: { cacheName: 'nts-assets', expiration: { maxEntries: 120 } },
          },
        ],
      },
    }),
  ],
})
