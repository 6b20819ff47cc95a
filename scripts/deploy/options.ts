/** What stands behind `npm run deploy --`. */
export interface Options {
  mode: 'apply' | 'plan' | 'dryRun' | 'verify' | 'demoStart' | 'demoEnd'
  yes: boolean
  settings: string
  newFieldKey: boolean
  withoutPhone: boolean
}

const USAGE = `npm run deploy                    看清单，问一句，再部署
npm run deploy -- --dry-run       不用账号：把这台电脑上能查的都查一遍
npm run deploy -- --plan          用账号看：要新建什么、改什么，什么都不动
npm run deploy -- --verify        用账号查：现在的环境是不是该有的样子，这个月用了多少
npm run deploy -- --demo-start    给审核的人建体验县，体验码写进只有自己能读的文件
npm run deploy -- --demo-end      体验县整个删掉，体验码作废
  --yes                           不问，直接做
  --without-phone                 只部署云上的，不上传小程序
  --new-field-key                 换一把新的姓名电话密钥，旧的照样能开
  --settings 文件                 用别的 deploy.json`

const MODES: Record<string, Options['mode']> = {
  '--plan': 'plan',
  '--dry-run': 'dryRun',
  '--verify': 'verify',
  '--demo-start': 'demoStart',
  '--demo-end': 'demoEnd',
}

/** A sentence where something cannot be understood: nothing is guessed. */
export function readOptions(args: string[], settings: string): Options | string {
  const options: Options = { mode: 'apply', yes: false, settings, newFieldKey: false, withoutPhone: false }
  const left = [...args]
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    const mode = MODES[arg]
    if (mode) options.mode = mode
    else if (arg === '--yes') options.yes = true
    else if (arg === '--without-phone') options.withoutPhone = true
    else if (arg === '--new-field-key') options.newFieldKey = true
    else if (arg === '--settings' && left[0]) options.settings = left.shift() ?? settings
    else return `不认识「${arg}」。\n\n${USAGE}`
  }
  return options
}
