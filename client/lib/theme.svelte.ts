import { applyTheme, rememberedTheme, type Theme } from './ui/theme.ts';

class Appearance {
  theme = $state<Theme>(rememberedTheme());
}
const appearance = new Appearance();
applyTheme(appearance.theme);

export const theme = {
  get current(): Theme {
    return appearance.theme;
  },
  set current(chosen: Theme) {
    appearance.theme = chosen;
    applyTheme(chosen);
  },
};
