import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import type { Language } from '../../design/words.ts'

const KEY = 'nts.language'

type Choice = { language: Language; change(language: Language): void }

const LanguageContext = createContext<Choice>({ language: 'vi', change: () => undefined })

/**
 * Vietnamese is the first language, English the second. What comes from the server (names, wordings of the law, refusals) is
 * Vietnamese in both: the law has no English words of its own.
 */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(KEY) === 'en' ? 'en' : 'vi'))
  useEffect(() => {
    localStorage.setItem(KEY, language)
    document.documentElement.lang = language
  }, [language])
  return <LanguageContext value={{ language, change: setLanguage }}>{children}</LanguageContext>
}

export function useLanguage(): Choice {
  return use(LanguageContext)
}

/**
 * The words of a room in the language of the reader: `export const useWords = wordsOf({ vi, en })` in its `words.ts`. `vi` gives the
 * shape, so a word that lacks its English is a compile error.
 */
export function wordsOf<T>(texts: Record<Language, T>): () => T {
  return function useWordsOfLanguage() {
    return texts[useLanguage().language]
  }
}
