import { length } from './svg.ts'

type Theme = 'light' | 'dark'
const COLOURS: Record<Theme, { ink: string; paper: string; rice: string; ripe: string }> = {
  light: { ink: '#15211b', paper: '#ffffff', rice: '#12644b', ripe: '#e9bc3f' },
  dark: { ink: '#eef2ea', paper: '#16211c', rice: '#4fbf8b', ripe: '#ebc456' },
}

/** The logo: one field cut by bunds, which is also a table. Its colours are its own, so that it can stand as a file. */
export function drawLogo(size = 42, theme: Theme = 'light'): string {
  const { ink, paper, rice, ripe } = COLOURS[theme]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${length(size)}" height="${length(size)}" viewBox="0 0 40 40" aria-hidden="true">` +
    `<rect x="1.5" y="1.5" width="37" height="37" rx="3" fill="${paper}"/>` +
    `<path d="M3 37V26.3c9.8-.5 9.3-10 17-10 9 0 10-5.5 17-5.5V37z" fill="${rice}"/>` +
    `<path d="M14.5 18.5V37M26 15.6V37M14.5 28H37" fill="none" stroke="${paper}" stroke-width="2.2"/>` +
    `<path d="M3 24.5C12 24.5 11 14.5 20 14.5S30 9 37 9" fill="none" stroke="${ink}" stroke-width="2.6"/>` +
    `<path d="M3 3h34v4.2c-8 0-8.5 5.5-17 5.5-9.2 0-8.5 9.8-17 9.8z" fill="${paper}"/>` +
    `<path d="M9 3v15M20 3v9.5" fill="none" stroke="${ink}" stroke-width="1.6"/>` +
    `<rect x="28" y="30" width="9" height="7" fill="${ripe}"/>` +
    `<rect x="1.5" y="1.5" width="37" height="37" rx="3" fill="none" stroke="${ink}" stroke-width="3"/></svg>`
  )
}
