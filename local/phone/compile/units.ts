// Walks app.json: which pages and components there are, and which tag means which of them.
import fs from 'node:fs'
import path from 'node:path'
import { isFile, type Project, readJson, type UnitJson } from './project'

export type Unit = {
  /** "pages/home/home" */
  path: string
  /** the file without its extension */
  file: string
  json: UnitJson
  isPage: boolean
  /** tag → "/components/x/x" */
  using: Record<string, string>
  generics?: Record<string, true | { default: string }>
  script?: string
}

const isOwn = (unit: string) => !unit.startsWith('miniprogram_npm/')

/** Every page and component in use, what is used standing before what uses it. */
export function findUnits(project: Project, warnings: string[]): Unit[] {
  const units = new Map<string, Unit>()

  const use = (from: string, ref: string): string | null => {
    const target = project.component(from, ref)
    if (target) visit(target, false)
    return target ? `/${target}` : null
  }

  const visit = (unitPath: string, isPage: boolean) => {
    if (units.has(unitPath)) return
    const unit = readUnit(project, unitPath, isPage)
    units.set(unitPath, unit)
    const tags = { ...(isOwn(unitPath) ? project.app.usingComponents : {}), ...unit.json.usingComponents }
    for (const [tag, ref] of Object.entries(tags)) {
      if (/^(plugin|ext|dynamicLib):/.test(ref)) continue
      const found = use(unit.json.usingComponents?.[tag] ? unitPath : 'app', ref)
      if (found) unit.using[tag] = found
      else warnings.push(`${unitPath}.json：找不到组件 <${tag}> ${ref}`)
    }
    for (const [name, generic] of Object.entries(unit.json.componentGenerics ?? {})) {
      const fallback = generic !== true && generic.default ? use(unitPath, generic.default) : null
      unit.generics = { ...unit.generics, [name]: fallback ? { default: fallback } : true }
    }
    // said again at the end, so that the map lists dependencies first
    units.delete(unitPath)
    units.set(unitPath, unit)
  }

  for (const page of project.pages) {
    if (!isFile(`${project.absolute(page)}.wxml`))
      throw new Error(`app.json 里写了页面 ${page}，但没有 ${page}.wxml`)
    visit(page, true)
  }
  return [...units.values()]
}

function readUnit(project: Project, unitPath: string, isPage: boolean): Unit {
  const file = project.absolute(unitPath)
  const json = readJson<UnitJson>(`${file}.json`) ?? {}
  const script = [`${file}.ts`, `${file}.js`].find(isFile)
  if (!isPage && !json.styleIsolation && script) json.styleIsolation = isolationInScript(script)
  return { path: unitPath, file: path.resolve(file), json, isPage, using: {}, ...(script ? { script } : {}) }
}

// WeChat also reads these from Component({ options: … }), minified packages included
function isolationInScript(script: string): string | undefined {
  const source = fs.readFileSync(script, 'utf8')
  const said = /styleIsolation\s*:\s*['"]([\w-]+)['"]/.exec(source)?.[1]
  if (said) return said
  return /addGlobalClass\s*:\s*(true|!0)/.test(source) ? 'apply-shared' : undefined
}
