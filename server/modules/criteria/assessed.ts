/** Whether the sets of communes speak of a unit: of a xã, not of a ward, township or special zone. */
export function isAssessed({ name }: { name: string }): boolean {
  return name.startsWith('Xã ')
}
