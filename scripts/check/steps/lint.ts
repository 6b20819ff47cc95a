import path from 'node:path'
import { lines, run } from '../run'
import type { Step } from '../step'

export const lint: Step = {
  name: 'biome',
  async run(root) {
    const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
    const { code, output } = await run(
      process.execPath,
      [biome, 'check', '--reporter=github', '--diagnostic-level=error', '--max-diagnostics=200'],
      root,
    )
    if (code === 0) return []
    const found = lines(output).flatMap(line => {
      const [, title = '', file = '', at = '', message = ''] =
        /^::error title=([^,]*),file=([^,]*),line=(\d+)[^:]*::(.*)$/.exec(line) ?? []
      return file ? [`${file}:${at} ${title} ${message}`] : []
    })
    return found.length ? found : [output]
  },
}
