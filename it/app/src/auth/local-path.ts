const base = 'http://local.invalid';

/** The text as a path on this server, or undefined if a browser could take it for another place. */
export function localPath(text: string | undefined): string | undefined {
  if (!text?.startsWith('/') || !URL.canParse(text, base)) {
    return undefined;
  }
  // Parsed as a browser does, who reads "/\host" and "/<tab>/host" as "//host".
  const { origin, pathname, search, hash } = new URL(text, base);
  return origin === base && !pathname.startsWith('//') ? pathname + search + hash : undefined;
}
