/** Screen → the guide that tells how it is worked, by the beginning of its address; the longest that fits. */
const GUIDES: readonly (readonly [path: string, guide: string])[] = [
  ['/bang-tieu-chi', 'can-bo-xa'],
  ['/nhap-so-lieu', 'can-bo-xa'],
  ['/minh-chung', 'can-bo-xa'],
  ['/ho-so', 'can-bo-xa'],
  ['/tham-dinh', 'so-nganh'],
  ['/hoi-dong', 'hoi-dong'],
  ['/thon-ap', 'thon-ap'],
  ['/cong-bo', 'van-phong-dieu-phoi'],
  ['/danh-sach-chot', 'van-phong-dieu-phoi'],
  ['/tai-khoan', 'dang-nhap'],
  ['/thong-bao', 'thong-bao'],
  ['/quan-tri', 'quan-tri'],
  ['/bo-tieu-chi', 'quan-tri'],
  ['/lich', 'quan-tri'],
]

/** `path`: of the workbench, without `/lam-viec`. Screens without a guide of their own lead to the list of guides. */
export function guideFor(path: string): string {
  const found = GUIDES.find(([start]) => path.startsWith(start))
  return found ? `/huong-dan/${found[1]}` : '/huong-dan'
}
