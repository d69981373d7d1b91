import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import type { Language } from '../../design/words.ts'
import { en } from './words.en.ts'
import { vi, type Words } from './words.vi.ts'

const KEY = 'nts.language'
const DICTIONARIES: Record<Language, Words> = { vi, en }

type Choice = { language: Language; words: Words; change(language: Language): void }

const LanguageContext = createContext<Choice>({ language: 'vi', words: vi, change: () => undefined })

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(KEY) === 'en' ? 'en' : 'vi'))
  useEffect(() => {
    localStorage.setItem(KEY, language)
  }, [language])
  return (
    <LanguageContext value={{ language, words: DICTIONARIES[language], change: setLanguage }}>
      {children}
    </LanguageContext>
  )
}

export function useLanguage(): Choice {
  return use(LanguageContext)
}

export function useWords(): Words {
  return use(LanguageContext).words
}
