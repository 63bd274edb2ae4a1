/** Playlists of films in several bit rates (HLS, RFC 8216): which files they name. Pure. */

/** Names of the files a playlist leads to, as they stand in it, each once. */
export function playlistNames(playlist: string): string[] {
  const names = playlist
    .split(/\r?\n/)
    .flatMap((line) => (line.startsWith("#") ? attributesOf(line) : [line.trim()]))
    .filter((name) => name !== "");
  return [...new Set(names)];
}

/** The playlist with every name replaced by the address `addressOf` gives it; null leaves it alone. */
export function withAddresses(
  playlist: string,
  addressOf: (name: string) => string | null,
): string {
  return playlist
    .split(/\r?\n/)
    .map((line) => {
      if (!line.startsWith("#")) {
        const name = line.trim();
        return name === "" ? line : (addressOf(name) ?? line);
      }
      return line.replace(/URI="([^"]+)"/g, (_, name) => `URI="${addressOf(name) ?? name}"`);
    })
    .join("\n");
}

function attributesOf(line: string): string[] {
  return [...line.matchAll(/URI="([^"]+)"/g)].map(([, name = ""]) => name);
}
