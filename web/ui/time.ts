import { formatTime } from '../../design/format.ts'
import { useLanguage } from './language.tsx'

/** How an instant is said in the language of the reader. */
export function useTime(): (instant: string) => string {
  const { language } = useLanguage()
  return (instant) => formatTime(instant, language)
}
