const HERE = 'http://here.invalid'

/** The page to go back to after signing in, when it is a page of ours; anything else becomes the workbench. */
export function localPath(wanted: string | undefined): string {
  if (!wanted?.startsWith('/') || /[\\\s\p{Cc}]/u.test(wanted) || !URL.canParse(wanted, HERE)) return '/lam-viec'
  const url = new URL(wanted, HERE)
  return url.origin === HERE && !wanted.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/lam-viec'
}
