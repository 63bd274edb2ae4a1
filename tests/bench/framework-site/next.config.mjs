/**
 * A site for the benchmark alone: one lesson page as the framework would serve it, rendered and
 * hydrated for each learner. Built and started by scripts/bench.mjs, never part of the product.
 */
export default {
  serverExternalPackages: ["@node-rs/argon2", "pino"],
  turbopack: { root: process.cwd() },
  typescript: { ignoreBuildErrors: true },
};
