const HERE = 'http://here.invalid'

/** The page to go back to after signing in, when it is a page of ours; anything else becomes the workbench. */
export function localPath(wanted: string | undefined): string {
  if (!wanted?.startsWith('/') || /[\\\s\p{Cc}]/u.test(wanted) || !URL.canParse(wanted, HERE)) return '/lam-viec'
  const { origin, pathname, search, hash } = new URL(wanted, HERE)
  // Two slashes at the start name another host to a browser, also after `/..` has been worked out.
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/lam-viec'
}
