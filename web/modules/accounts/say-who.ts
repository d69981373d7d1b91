/** “Nguyễn A thay Trần B”: an act done by a deputy carries both names. */
export function sayWho(name: string | null, actingFor: string | null): string | null {
  return name !== null && actingFor !== null ? `${name} thay ${actingFor}` : name
}
