/**
 * Gives the id of a command. The same act keeps its id until an answer came that settles it: after silence or a fault
 * of the server the retry carries the same id and the server answers once; a changed act is a new one.
 */
export function createCommandIds(make: () => string = () => crypto.randomUUID()) {
  let open: { id: string; act: string } | undefined
  return {
    idFor(act: unknown): string {
      const text = JSON.stringify(act) ?? ''
      if (open?.act !== text) open = { id: make(), act: text }
      return open.id
    },
    /** The act was answered: done, or refused for a reason that the person can mend. */
    settle(): void {
      open = undefined
    },
  }
}
