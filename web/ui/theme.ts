import { createTheme } from '@mantine/core'

/** Mantine reads the tokens of `design/`: chàm acts, corners are 3 px, nothing casts a shadow but what floats. */
export const theme = createTheme({
  primaryColor: 'cham',
  primaryShade: 8,
  colors: {
    cham: [
      '#f0f1f8',
      '#e5e7f2',
      '#c6cbe3',
      '#a3abd1',
      '#7f89bd',
      '#6069a8',
      '#464f8e',
      '#363f7b',
      '#2a3168',
      '#1c2250',
    ],
  },
  defaultRadius: 3,
  black: '#15211b',
  fontFamily: 'var(--face)',
  headings: { fontFamily: 'var(--face)', fontWeight: '600' },
  shadows: {
    xs: 'none',
    sm: 'none',
    md: '0 8px 24px #15211b24',
    lg: '0 8px 24px #15211b24',
    xl: '0 8px 24px #15211b24',
  },
  focusRing: 'never',
})
