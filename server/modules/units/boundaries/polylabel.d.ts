// The package ships no types.
declare module 'polylabel' {
  /** The point of a polygon (outer ring, then holes) farthest from its border, and that distance in the same units. */
  export default function polylabel(
    polygon: readonly (readonly (readonly [number, number])[])[],
    precision?: number,
  ): [number, number] & { distance: number }
}
