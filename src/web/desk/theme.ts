// Light, dark, or as the system has it, kept in this browser; in Teams as Teams has it.

import { type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useHost } from './host';
import { useRemembered } from './remember';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** Fluent's own list knows no Chinese fonts, and browsers then choose by the page's language or not at all. */
const FONTS = {
  fontFamilyBase:
    "'Segoe UI', 'Segoe UI Web (West European)', system-ui, -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
};
export const withFonts = (theme: Theme): Theme => ({ ...theme, ...FONTS });

/** The name is what the desk's own style goes by. */
export interface Look {
  name: 'light' | 'dark' | 'contrast';
  theme: Theme;
  isDark: boolean;
}

export const LIGHT: Look = { name: 'light', theme: withFonts(webLightTheme), isDark: false };
export const DARK: Look = { name: 'dark', theme: withFonts(webDarkTheme), isDark: true };

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

export function useTheme() {
  const { look } = useHost();
  const [choice, choose] = useRemembered<ThemeChoice>('thaw.desk.theme', THEMES);
  const systemIsDark = useSyncExternalStore(
    (changed) => {
      prefersDark.addEventListener('change', changed);
      return () => prefersDark.removeEventListener('change', changed);
    },
    () => prefersDark.matches,
  );
  const isDark = choice === 'dark' || (choice === 'system' && systemIsDark);
  const own = isDark ? DARK : LIGHT;
  return { ...(look ?? own), choice, choose, isGiven: look !== undefined };
}
