// A mini-program of one page per sheet, made of the real components: what the look consists of, to be seen and measured.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { daily } from './daily'
import { desks } from './desks'
import { COMPONENTS, examples, SHIPPED } from './examples'
import { points } from './points'
import type { Sheet } from './sheet'
import { states } from './states'

const ROOT = path.resolve(import.meta.dirname, '../..')

export const SHEETS: Sheet[] = [...daily, ...desks, ...points, ...states, ...examples]

const script = (sheet: Sheet) => `import { elderBehavior } from '../utils/elder'
import { toast } from '../utils/toast'
Page({
  behaviors: [elderBehavior],
  data: ${JSON.stringify(sheet.data)},
  heard(event) { this.setData({ heard: { type: event.type, ...event.detail } }) },
  toast() { toast(this, '交上去了，明天下班前派给人。') },
})
`

/** Writes the project into a folder of its own and returns that folder. */
export function buildGallery(): string {
  const projectDir = fs.mkdtempSync(path.join(os.tmpdir(), 'gallery-'))
  const root = path.join(projectDir, 'miniprogram')
  fs.cpSync(SHIPPED, root, { recursive: true, filter: file => path.basename(file) !== 'miniprogram_npm' })
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(projectDir, 'node_modules'))
  fs.copyFileSync(path.join(ROOT, 'project.config.json'), path.join(projectDir, 'project.config.json'))
  const { window, style } = JSON.parse(fs.readFileSync(path.join(SHIPPED, 'app.json'), 'utf8')) as {
    window: unknown
    style: string
  }
  fs.writeFileSync(
    path.join(root, 'app.json'),
    JSON.stringify({ pages: SHEETS.map(({ name }) => `sheets/${name}`), window, style }),
  )
  fs.writeFileSync(path.join(root, 'app.ts'), 'App({})\n')
  fs.mkdirSync(path.join(root, 'sheets'))
  const usingComponents = Object.fromEntries(COMPONENTS.map(place => [path.basename(place), place]))
  for (const sheet of SHEETS) {
    const file = path.join(root, 'sheets', sheet.name)
    fs.writeFileSync(`${file}.json`, JSON.stringify({ navigationBarTitleText: sheet.title, usingComponents }))
    fs.writeFileSync(`${file}.wxml`, `<view class="page {{elder ? 'elder' : ''}}">${sheet.body}</view>\n`)
    fs.writeFileSync(`${file}.ts`, script(sheet))
  }
  return projectDir
}
