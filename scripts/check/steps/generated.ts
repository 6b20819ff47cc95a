// Pages of docs/ that are written from the code must be as the code says now.
import fs from 'node:fs'
import path from 'node:path'
import { lines, run } from '../run'
import type { Step } from '../step'

export const generated: Step = {
  name: '生成的文档是新的',
  async run(root) {
    const script = path.join(root, 'scripts/generate.ts')
    if (!fs.existsSync(script)) return []
    const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs')
    const { code, output } = await run(process.execPath, [tsx, script, '--check'], root)
    return code === 0 ? [] : lines(output)
  },
}
