/** Runs once when the server starts: the work that no request should have to remember. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startJobs } = await import("@/lib/jobs");
  startJobs();
}
