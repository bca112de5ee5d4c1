/** The language of the form and the portal: the visitor's choice, else the browser's. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import { ENGLISH } from './words-en.ts';
import type { Words } from './words.ts';
import { CHINESE } from './words-zh.ts';

export type Language = 'en' | 'zh';

const STORAGE_NAME = 'ordergate-language';
const TABLES: Readonly<Record<Language, Words>> = { en: ENGLISH, zh: CHINESE };
const listeners = new Set<() => void>();

function storedLanguage(): Language {
  const chosen = localStorage.getItem(STORAGE_NAME) ?? navigator.language;
  return chosen.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(STORAGE_NAME, language);
  for (const listener of listeners) listener();
}

export function useLanguage(): Language {
  return useSyncExternalStore((notify) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  }, storedLanguage);
}

/** English for the order desk, whose other pages are English; the portal says otherwise. */
const LanguageContext = createContext<Language>('en');
export const LanguageProvider = LanguageContext.Provider;

export function useWords(): Words {
  return TABLES[useContext(LanguageContext)];
}

/** For dates: day and month as the language writes them. */
export function useLocale(): string {
  return useContext(LanguageContext) === 'zh' ? 'zh-CN' : 'en-GB';
}

/** What the gateway says of an order is English; where the language has words of its own for the code, these. */
export function findingText(
  words: Words,
  { code, message }: { readonly code: string; readonly message: string },
): string {
  const own = words.codes[code];
  return typeof own === 'function' ? own(message) : (own ?? message);
}
