/** Settings of the embedded server, given on its command line so that an upgrade changes them too. */

/** For a machine with two cores that also runs the web server. */
const settings = {
  // Only programs on this machine, and only with the password: no socket for others to find.
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "120",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "8MB",
  maintenance_work_mem: "128MB",
  // Solid-state disks: a random read costs little more than the next one.
  random_page_cost: "1.1",
  // Both cores are wanted by other requests, and small containers lack the shared memory.
  max_parallel_workers_per_gather: "0",
  jit: "off",
  max_wal_size: "1GB",
  checkpoint_timeout: "15min",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  log_checkpoints: "off",
};

/** An answer that was acknowledged must survive a crash. */
const durable = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

/** For clusters thrown away after the tests. */
const careless = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "128MB",
};

export function serverArguments(/** @type {boolean} */ fast) {
  const chosen = { ...settings, ...(fast ? careless : durable) };
  return Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
