// Where a mini-program's files are: paths as WeChat writes them ("pages/home/home",
// "miniprogram_npm/tdesign-miniprogram/button/button") against paths on this disk.
import fs from 'node:fs'
import path from 'node:path'

export type AppJson = {
  pages: string[]
  entryPagePath?: string
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  usingComponents?: Record<string, string>
  window?: Record<string, unknown>
  tabBar?: {
    custom?: boolean
    list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[]
    [key: string]: unknown
  }
}

export type UnitJson = {
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  styleIsolation?: string
  addGlobalClass?: boolean
  [key: string]: unknown
}

/** True for a path that is a file (not a folder, not missing). */
export const isFile = (file: string): boolean =>
  fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false

/** Reads JSON, `null` when the file is not there; a broken file is named. */
export function readJson<T>(file: string): T | null {
  if (!isFile(file)) return null
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as T
  } catch (error) {
    throw new Error(`${file} 不是合法的 JSON：${(error as Error).message}`)
  }
}

const posix = path.posix
const trimSlash = (ref: string) => posix.normalize(ref).replace(/^\/+/, '')
const splitNpm = (ref: string): [string, string] => {
  const parts = ref.split('/')
  const depth = ref.startsWith('@') ? 2 : 1
  return [parts.slice(0, depth).join('/'), parts.slice(depth).join('/')]
}

/** One mini-program on disk: finds its app.json, its pages, its npm packages. */
export class Project {
  readonly root: string
  readonly appid: string
  readonly app: AppJson
  readonly #npm = new Map<string, string | null>()

  constructor(projectDir: string) {
    const config = readJson<{ miniprogramRoot?: string; appid?: string }>(
      path.join(projectDir, 'project.config.json'),
    )
    this.root = path.resolve(projectDir, config?.miniprogramRoot ?? '.')
    this.appid = config?.appid ?? 'touristappid'
    const app = readJson<AppJson>(path.join(this.root, 'app.json'))
    if (!app) throw new Error(`${this.root} 里没有 app.json，请检查 project.config.json 的 miniprogramRoot`)
    this.app = app
  }

  /** Every page, subpackages included, main package first. */
  get pages(): string[] {
    const subs = this.app.subPackages ?? this.app.subpackages ?? []
    return [...this.app.pages, ...subs.flatMap(sub => sub.pages.map(page => posix.join(sub.root, page)))]
  }

  /** The file (without extension) behind a path written the WeChat way. */
  absolute(unit: string): string {
    if (!unit.startsWith('miniprogram_npm/')) return path.join(this.root, unit)
    const [name, rest] = splitNpm(unit.slice('miniprogram_npm/'.length))
    const dir = this.npmDir(name)
    return dir ? path.join(dir, rest) : path.join(this.root, unit)
  }

  /** The built copy in miniprogram_npm, else the package itself (before the first setup). */
  npmDir(name: string): string | null {
    const known = this.#npm.get(name)
    if (known !== undefined) return known
    const found = this.#findNpm(name)
    this.#npm.set(name, found)
    return found
  }

  #findNpm(name: string): string | null {
    for (let dir = this.root; ; dir = path.dirname(dir)) {
      const built = path.join(dir, 'miniprogram_npm', name)
      if (fs.existsSync(built)) return built
      const source = path.join(dir, 'node_modules', name)
      const manifest = readJson<{ miniprogram?: string }>(path.join(source, 'package.json'))
      if (manifest) return path.join(source, manifest.miniprogram ?? '')
      if (dir === path.dirname(dir)) return null
    }
  }

  /** A file named in an `import`, `@import` or `require`, seen from `from`. */
  relative(from: string, ref: string): string {
    return ref.startsWith('/') ? trimSlash(ref) : trimSlash(posix.join(posix.dirname(from), ref))
  }

  /** The unit a `usingComponents` entry means, or null. */
  component(from: string, ref: string): string | null {
    const candidates = [this.relative(from, ref)]
    if (!/^[./]/.test(ref)) candidates.push(`miniprogram_npm/${ref}`)
    for (const candidate of candidates) {
      for (const unit of [candidate, `${candidate}/index`]) {
        const file = this.absolute(unit)
        if (isFile(`${file}.json`) || isFile(`${file}.wxml`)) return unit
      }
    }
    return null
  }

  /** A script imported by its bare package name (`dayjs`, `dayjs/plugin/utc`). */
  npmScript(importer: string, ref: string): string | undefined {
    const nested: string[] = []
    for (let dir = path.dirname(importer); dir !== path.dirname(dir); dir = path.dirname(dir)) {
      nested.push(path.join(dir, 'miniprogram_npm', ref))
    }
    const [name, rest] = splitNpm(ref)
    const dir = this.npmDir(name)
    const candidates = dir && rest ? [...nested, path.join(dir, rest)] : nested
    return candidates.map(file => this.script(file)).find(file => file !== undefined)
  }

  /** `x` → `x`, `x.ts`, `x.js`, `x/index.ts` or `x/index.js`, whichever is there. */
  script(base: string): string | undefined {
    return [base, `${base}.ts`, `${base}.js`, `${base}/index.ts`, `${base}/index.js`].find(isFile)
  }
}
