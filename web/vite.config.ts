import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

// The bundle is committed and must come out the same on every machine: no source maps with paths,
// no small files inlined (the desk's policy allows no data: scripts or fonts).
export default defineConfig({
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    sourcemap: false,
    chunkSizeWarningLimit: 1600, // MapLibre, loaded by the map alone
  },
});
