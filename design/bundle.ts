/**
 * Joins a style sheet with the ones it imports from its own folder, so that a page needs one request.
 * `read` gives the text of a file by name. Comments are dropped; nothing else is changed.
 */
export function bundleCss(name: string, read: (name: string) => string): string {
  const text = read(name).replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const joined = text.replaceAll(/@import ['"]\.?\/?([\w-]+\.css)['"];\s*/g, (_, imported: string) =>
    bundleCss(imported, read),
  )
  return joined.replaceAll(/\n\s*\n+/g, '\n').trimStart()
}
