/** Connecting to PostgreSQL from the scripts, and saying in words why it did not work. */

/**
 * Runs `work` with one connection and closes it.
 * @template T
 * @param {string} url
 * @param {(sql: import("postgres").Sql) => Promise<T>} work
 * @param {{ timeoutSeconds?: number }} [options]
 */
export async function withConnection(url, work, { timeoutSeconds = 8 } = {}) {
  // Imported late: the first thing a start does may be to install it.
  const { default: postgres } = await import("postgres");
  const sql = postgres(url, { max: 1, connect_timeout: timeoutSeconds, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Makes the database unless it exists. @param {string} serverUrl @param {string} name */
export async function ensureDatabase(serverUrl, name) {
  await withConnection(serverUrl, async (sql) => {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`;
  });
}

/** An empty database of that name, whatever was there. @param {string} serverUrl @param {string} name */
export async function recreateDatabase(serverUrl, name) {
  await withConnection(serverUrl, async (sql) => {
    await sql`drop database if exists ${sql(name)} with (force)`;
    await sql`create database ${sql(name)}`;
  });
}

/** The fault of a DATABASE_URL as written, or null. Never repeats the password. */
export function faultInUrl(/** @type {string} */ text) {
  const form = "应写成 postgres://用户:密码@主机:5432/库名";
  if (!URL.canParse(text)) {
    return `DATABASE_URL 不是一个网址，${form}；密码里的特殊字符要写成 %XX。`;
  }
  const url = new URL(text);
  if (!/^postgres(ql)?:$/.test(url.protocol)) {
    return `DATABASE_URL 以 ${url.protocol}// 开头，五社学堂只用 PostgreSQL：${form}。`;
  }
  if (url.pathname.length < 2) return `DATABASE_URL 没有写库名，${form}。`;
  return null;
}

/** Why connecting failed, and what to do. @param {any} error @param {string} text */
export function explainConnection(error, text) {
  const url = new URL(text);
  const server = `${url.hostname}:${url.port || 5432}`;
  const user = decodeURIComponent(url.username);
  const database = decodeURIComponent(url.pathname.slice(1));
  switch (error.code) {
    case "ECONNREFUSED":
      return `连不上数据库：${server} 没有 PostgreSQL 在接受连接。请启动它，或检查 DATABASE_URL 的主机和端口。`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `连不上数据库：找不到主机 ${url.hostname}。请检查 DATABASE_URL 和网络。`;
    case "CONNECT_TIMEOUT":
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return `连不上数据库：${server} 没有回应。请检查 DATABASE_URL、防火墙和网络。`;
    case "28P01":
      return `数据库拒绝登录：用户 ${user} 的密码不对。请检查 DATABASE_URL。`;
    case "28000":
      return `数据库拒绝登录：用户 ${user} 不存在，或服务器不允许它从这里连接。请检查 DATABASE_URL 和 pg_hba.conf。`;
    case "3D000":
      return `数据库 ${database} 不存在。请先在 ${server} 上创建它（createdb ${database}），或修改 DATABASE_URL。`;
    case "42501":
      return `用户 ${user} 没有使用数据库 ${database} 的权限。请让数据库管理员授权。`;
    case "53300":
      return `数据库 ${server} 的连接数已满。请关闭别的程序，或调大 max_connections。`;
    default:
      return `连不上数据库 ${server}/${database}：${withoutSecret(error, url)}`;
  }
}

function withoutSecret(/** @type {any} */ error, /** @type {URL} */ url) {
  const text = String(error.message ?? error).split("\n")[0] ?? "";
  const secrets = [url.password, decodeURIComponent(url.password)].filter(Boolean);
  return secrets.reduce((line, secret) => line.replaceAll(secret, "***"), text);
}
