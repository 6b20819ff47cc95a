// TypeScript, three worlds: Node, the phone, the browser runtime of the preview.
import fs from 'node:fs'
import path from 'node:path'
import { lines, run } from '../run'
import type { Step } from '../step'

const world = (name: string, config: string): Step => ({
  name,
  async run(root) {
    if (!fs.existsSync(path.join(root, config))) return [`${config} 不见了`]
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
    const { code, output } = await run(
      process.execPath,
      [
        tsc,
        '-p',
        config,
        '--pretty',
        'false',
        '--incremental',
        '--tsBuildInfoFile',
        path.join(root, '.cache', `${config.replaceAll('/', '-')}.tsbuildinfo`),
      ],
      root,
    )
    return code === 0 ? [] : lines(output).filter(line => !line.startsWith(' '))
  },
})

export const typesOfNode = world('类型：云函数、本地云、脚本', 'tsconfig.json')
export const typesOfPhone = world('类型：小程序', 'miniprogram/tsconfig.json')
export const typesOfPhoneTests = world('类型：小程序的测试', 'miniprogram/tsconfig.tests.json')
export const typesOfPreview = world('类型：预览的浏览器端', 'local/phone/runtime/tsconfig.json')
