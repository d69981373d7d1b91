/** The cookie of a member of the demo cast at a running server. */
export async function signIn(url: string, person: string): Promise<string> {
  const reply = await fetch(`${url}/dang-nhap/minh-hoa`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: `person=${encodeURIComponent(person)}`,
    redirect: 'manual',
  })
  const [cookie] = reply.headers.getSetCookie()
  if (reply.status !== 303 || !cookie) throw new Error(`no demo person ${person}: ${reply.status}`)
  return cookie.split(';', 1)[0] ?? ''
}
