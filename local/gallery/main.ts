// Pictures of every sheet, normal and with large text:  npx tsx local/gallery/main.ts [sheet …]  → shots/gallery/
import fs from 'node:fs'
import { launchBrowser } from '../phone/drive'
import { SHEETS } from './build'
import { openGallery } from './open'

const wanted = process.argv.slice(2)
const browser = await launchBrowser()
const gallery = await openGallery(browser)
fs.mkdirSync('shots/gallery', { recursive: true })
for (const { name } of SHEETS.filter(sheet => wanted.length === 0 || wanted.includes(sheet.name)))
  for (const elder of [false, true]) {
    const phone = await gallery.open(name, { elder })
    await phone.page.waitForLoadState('networkidle')
    const out = `shots/gallery/${name}${elder ? '-large' : ''}.png`
    await phone.page.screenshot({ path: out })
    console.log(out)
    await phone.close()
  }
await browser.close()
gallery.close()
