const PRIVATE = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };

/** A file to keep, under a Chinese name where the browser knows how. */
export function download(
  body: BodyInit,
  { name, plainName, type }: { name: string; plainName: string; type: string },
): Response {
  const disposition = `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new Response(body, {
    headers: { ...PRIVATE, "content-type": type, "content-disposition": disposition },
  });
}

/** A picture that can hold nothing but what is drawn in it. */
export function drawing(svg: string): Response {
  return new Response(svg, {
    headers: {
      ...PRIVATE,
      "content-type": "image/svg+xml; charset=utf-8",
      "content-security-policy": "default-src 'none'; img-src data:; sandbox",
    },
  });
}

/** JSON that any verifier, also one in a browser, may read. */
export function published(value: unknown, type: string): Response {
  return new Response(JSON.stringify(value), {
    headers: {
      "content-type": type,
      "cache-control": "public, max-age=300",
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
    },
  });
}
