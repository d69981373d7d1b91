/**
 * Joins a style sheet with the ones it imports from its own folder, so that a page needs one request.
 * `read` gives the text of a file by name. Comments and indentation are dropped; nothing else is changed.
 */
export function bundleCss(name: string, read: (name: string) => string): string {
  const text = read(name).replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const joined = text.replaceAll(/@import '([\w-]+\.css)';/g, (_, imported: string) => bundleCss(imported, read))
  return joined
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
