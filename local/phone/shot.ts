// One page → one picture.  npx tsx local/phone/shot.ts --page pages/home/home --as openid [--large] [--out shots/x.png] [--cloud url] [--data fixture.json]
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { setUp } from '../../scripts/build'
import { pinRpx } from '../../scripts/build/pin-rpx'
import { compile } from './compile'
import { launchBrowser, openPhone } from './drive'
import { createPhoneServer, type Fixture } from './server'

const { values } = parseArgs({
  options: {
    page: { type: 'string', default: '' },
    as: { type: 'string', default: 'nobody' },
    out: { type: 'string' },
    cloud: { type: 'string' },
    data: { type: 'string' },
    project: { type: 'string', default: '.' },
    large: { type: 'boolean', default: false },
    /** the whole length of the page instead of one screen */
    full: { type: 'boolean', default: false },
    /** taps the first thing with these words before the picture; may be given several times */
    tap: { type: 'string', multiple: true, default: [] },
    wait: { type: 'string' },
    width: { type: 'string', default: '390' },
  },
})

setUp()
const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'phone-shot-'))
const compiled = await compile({
  projectDir: path.resolve(values.project),
  outDir,
  prepare: pinRpx,
})
for (const warning of compiled.warnings) console.warn(`注意 ${warning}`)
const fixture = values.data ? (JSON.parse(fs.readFileSync(values.data, 'utf8')) as Fixture) : undefined
const server = http.createServer(
  createPhoneServer({
    outDir,
    ...(values.cloud ? { cloudUrl: values.cloud } : {}),
    ...(fixture ? { fixture } : values.cloud ? {} : { fixture: {} }),
  }),
)
await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
const browser = await launchBrowser()
const phone = await openPhone(browser, {
  url,
  as: values.as,
  path: values.page,
  largeText: values.large,
  width: Number(values.width),
})
const { page } = phone
if (values.wait) await page.getByText(values.wait).first().waitFor()
for (const words of values.tap)
  await page.locator('.mp-view:visible, #mp-layer').getByText(words).first().tap()
await page.waitForLoadState('networkidle')
await page.evaluate(() =>
  document.fonts.ready.then(
    () => new Promise<void>(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  ),
)
if (values.full) {
  const height = await page.locator('.mp-scroll:visible').evaluate(element => element.scrollHeight + 64 + 50)
  await page.setViewportSize({ width: Number(values.width), height: Math.max(844, height) })
}
const out =
  values.out ??
  path.join(
    'shots',
    `${(values.page.split('?')[0] || 'home').replaceAll('/', '-')}${values.large ? '-large' : ''}.png`,
  )
fs.mkdirSync(path.dirname(out), { recursive: true })
await page.screenshot({ path: out })
for (const line of phone.noise) console.error(`控制台 ${line}`)
console.log(`${out}（编译 ${compiled.ms} 毫秒，${compiled.units} 个页面和组件）`)
await browser.close()
server.close()
fs.rmSync(outDir, { recursive: true, force: true })
process.exit(phone.noise.length ? 1 : 0)
