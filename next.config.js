/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Native or WASM-carrying packages stay outside the bundle and are loaded by Node.
  serverExternalPackages: ["@prisma/client", "@prisma/adapter-libsql", "@libsql/client", "libsql", "ssh2"],
  // `npm test` checks the types by itself; a build on an appliance need not do so again.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A whole smb.conf travels through a server action; the gate bounds it again by itself.
    serverActions: { bodySizeLimit: "24mb" },
  },
};

export default config;
