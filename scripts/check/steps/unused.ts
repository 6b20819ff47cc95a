// Nothing lies about: every file is reached from somewhere, every export and every dependency is used (knip, knip.ts).
import fs from 'node:fs'
import path from 'node:path'
import { lines, run } from '../run'
import type { Step } from '../step'

export const unused: Step = {
  name: '没有用不着的导出',
  async run(root) {
    const knip = path.join(root, 'node_modules/knip/bin/knip.js')
    if (!fs.existsSync(path.join(root, 'knip.ts'))) return ['knip.ts 不见了']
    const { code, output } = await run(
      process.execPath,
      [knip, '--no-progress', '--reporter', 'compact'],
      root,
    )
    return code === 0 ? [] : lines(output)
  },
}
