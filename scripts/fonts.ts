/** `npm run fonts`: what boards and cards are set in, laid into the storage once (docs/deploy.md). Again changes nothing. */
import path from 'node:path'
import { FONT_PACK, packed } from '../cloudfunctions/spreadsheets/print/font-pack'
import { fontFiles } from './build/fonts'
import { explain } from './deploy/explain'
import { NoTarget, targetOf } from './import/target'

const settings = path.resolve(import.meta.dirname, '../deploy.json')
const [cloud = null] = process.argv.slice(2)

try {
  const target = await targetOf({ cloud, settings })
  await target.upload(packed(fontFiles()), FONT_PACK)
  console.log(`✓ 字体放上去了：${target.name} 的 ${FONT_PACK}。`)
} catch (error) {
  console.error(`✗ ${error instanceof NoTarget ? error.message : explain(error)}`)
  process.exitCode = 2
}
