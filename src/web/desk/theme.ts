// Light, dark, or as the system has it; kept in this browser.

import { type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useRemembered } from './remember';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** Fluent's own list knows no Chinese fonts, and browsers then choose by the page's language or not at all. */
const FONTS = {
  fontFamilyBase:
    "'Segoe UI', 'Segoe UI Web (West European)', system-ui, -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
};
const LIGHT: Theme = { ...webLightTheme, ...FONTS };
const DARK: Theme = { ...webDarkTheme, ...FONTS };

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

export function useTheme() {
  const [choice, choose] = useRemembered<ThemeChoice>('thaw.desk.theme', THEMES);
  const systemIsDark = useSyncExternalStore(
    (changed) => {
      prefersDark.addEventListener('change', changed);
      return () => prefersDark.removeEventListener('change', changed);
    },
    () => prefersDark.matches,
  );
  const isDark = choice === 'dark' || (choice === 'system' && systemIsDark);
  return { theme: isDark ? DARK : LIGHT, isDark, choice, choose };
}
