// Writes miniprogram/miniprogram_npm: what WeChat's「构建 npm」would, but only the files in use, and with the
// icon font inside (TDesign loads it from a CDN). See docs/adr/0010-vendored-npm.md.
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

const TDESIGN = 'tdesign-miniprogram'
const CUT_ICONS = path.join(import.meta.dirname, 'icons.wxss')

/** Does nothing when neither the packages nor the set of used components has changed. */
export function vendorPackages(root) {
  const mini = path.join(root, 'miniprogram')
  if (!existsSync(mini)) return
  const target = path.join(mini, 'miniprogram_npm')
  const { components, days } = whatIsUsed(mini)
  const version = name =>
    JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version
  const mark = createHash('sha256')
    .update(JSON.stringify([components, days, [TDESIGN, 'dayjs', 'js-sha256'].map(version)]))
    .update(readFileSync(CUT_ICONS))
    .update(readFileSync(import.meta.filename))
    .digest('hex')
  const stamp = path.join(target, '.stamp')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === mark) return
  rmSync(target, { recursive: true, force: true })
  vendorTdesign(
    path.join(root, 'node_modules', TDESIGN, 'miniprogram_dist'),
    path.join(target, TDESIGN),
    components,
  )
  vendorDayjs(path.join(root, 'node_modules/dayjs'), path.join(target, 'dayjs'), days)
  copy(path.join(root, 'node_modules/js-sha256/build/sha256.cjs'), path.join(target, 'js-sha256/index.js'))
  mkdirSync(target, { recursive: true })
  writeFileSync(stamp, mark)
}

function whatIsUsed(mini) {
  const components = new Set()
  const days = new Set()
  for (const file of filesUnder(mini)) {
    const isScript = file.endsWith('.ts') && !file.endsWith('.test.ts')
    if (!isScript && !/\.(json|wxss|wxml)$/.test(file)) continue
    const text = readFileSync(file, 'utf8')
    for (const [, ref] of text.matchAll(/["'](?:\/?miniprogram_npm\/)?tdesign-miniprogram\/([^"']+)["']/g))
      components.add(ref)
    if (isScript) for (const [, ref] of text.matchAll(/from ['"]dayjs\/([^'"]+)['"]/g)) days.add(ref)
  }
  return { components: [...components].sort(), days: [...days].sort() }
}

function filesUnder(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap(entry => {
    if (entry.name === 'miniprogram_npm' || entry.name === 'node_modules') return []
    const file = path.join(dir, entry.name)
    return entry.isDirectory() ? filesUnder(file) : [file]
  })
}

const isFile = file => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false

// follows everything a component names: other components, scripts, templates, styles, wxs
function vendorTdesign(from, to, components) {
  const wanted = new Set()
  const add = file => {
    if (!isFile(file) || wanted.has(file)) return
    wanted.add(file)
    for (const next of named(file, from)) add(next)
  }
  const addUnit = base =>
    ['.js', '.json', '.wxml', '.wxss', '.wxs'].forEach(extension => add(base + extension))
  for (const ref of components) {
    add(path.join(from, ref))
    addUnit(path.join(from, ref))
  }
  for (const file of wanted)
    if (file.endsWith('.json'))
      for (const ref of Object.values(JSON.parse(readFileSync(file, 'utf8')).usingComponents ?? {}))
        addUnit(path.resolve(path.dirname(file), String(ref)))
  for (const file of wanted) copy(file, path.join(to, path.relative(from, file)))
  const icons = path.join(to, 'icon/icon.wxss')
  if (existsSync(icons)) cpSync(CUT_ICONS, icons)
}

function copy(from, to) {
  mkdirSync(path.dirname(to), { recursive: true })
  cpSync(from, to)
}

function named(file, packageRoot) {
  const text = /\.(js|wxml|wxss|wxs)$/.test(file) ? readFileSync(file, 'utf8') : ''
  const here = path.dirname(file)
  const refs = [...text.matchAll(/(?:from|import|require\(|src=|url\()\s*["']([^"']+)["']/g)].map(
    match => match[1],
  )
  return refs.flatMap(ref => {
    const base =
      ref.startsWith('.') || /\.\w+$/.test(ref)
        ? path.resolve(here, ref)
        : path.join(packageRoot, 'miniprogram_npm', ref)
    const found = [base, `${base}.js`, `${base}.wxs`, path.join(base, 'index.js')].find(isFile)
    return found ? [found] : []
  })
}

// WeChat packs only a package's entry; its plugins must lie beside it under their own names
function vendorDayjs(from, to, plugins) {
  copy(path.join(from, 'dayjs.min.js'), path.join(to, 'index.js'))
  for (const plugin of plugins) copy(path.join(from, `${plugin}.js`), path.join(to, `${plugin}.js`))
}
