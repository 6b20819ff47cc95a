import type { Places } from '../places'
import type { Chance } from '../random'

/** Fills a story's text: `{tree}` from what the village calls it, `[a|b]` with one of the two. */
export type FillTemplate = (text: string) => string

export function templateFiller(places: Places, group: string, random: Chance): FillTemplate {
  const names: Record<string, string> = { ...places, group, n: String(random.int(3, 8)) }
  return text =>
    text
      .replace(/\[([^\]]+)\]/g, (_, choices: string) => random.pick(choices.split('|')))
      .replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole)
}
