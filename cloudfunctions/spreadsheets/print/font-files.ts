/** Where the fonts lie: beside the bundle, or in the private storage, from where an instance fetches them once. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { files } from '../../_platform/ports'
import { FONT_PACK, unpacked } from './font-pack'
import { fontsFrom, type FontFile, type Fonts } from './fonts'

/** Where a county lays the large font, if it wants one (docs/deploy.md). */
const RARE_FONT = 'fonts/rare.ttf'
/** Beside the bundle, laid there by the build. */
const besideBundle = (): string => `${__dirname}/fonts`

/** Kept while this instance lives; a pack is six megabytes. */
let kept: FontFile | null = null
let rare: Buffer | null = null

/** Of this run: what it lacks is said of it alone. Null: there are no fonts anywhere. */
export async function fontsOfRun(): Promise<Fonts | null> {
  kept ??= await fontFile()
  if (!kept) return null
  rare ??= await files.download(await files.idOf(RARE_FONT))
  return fontsFrom(kept, rare)
}

async function fontFile(): Promise<FontFile | null> {
  const folder = besideBundle()
  if (existsSync(`${folder}/unicode.json`)) return name => readFileSync(path.join(folder, name))
  const pack = await files.download(await files.idOf(FONT_PACK))
  if (!pack) return null
  const all = unpacked(pack)
  return name => {
    const bytes = all.get(name)
    if (!bytes) throw new Error(`the pack has no ${name}`)
    return bytes
  }
}
