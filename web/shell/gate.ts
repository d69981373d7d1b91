/** Sends the browser to the sign-in page, which comes back to this address. Drafts wait on this machine. */
export function goToSignIn(): void {
  const back = `${location.pathname}${location.search}`
  location.assign(`/dang-nhap?ve=${encodeURIComponent(back)}`)
}
