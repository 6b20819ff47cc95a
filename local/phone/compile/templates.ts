// WXML and WXS → one JavaScript expression that glass-easel can mount.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { isFile, type Project } from './project'
import type { Unit } from './units'

type ParseWarning = { isError: boolean; startLine: number; startColumn: number; message: string }
const require = createRequire(import.meta.url)
const { TmplGroup } =
  require('glass-easel-template-compiler') as typeof import('glass-easel-template-compiler')

const REQUIRED = /require\(\s*['"]([^'"]+)['"]\s*\)/g
// WXS has these two as globals
const WXS_GLOBALS =
  "var getRegExp=function(a,b){return new RegExp(a,b||'')},getDate=function(){return arguments.length?new (Function.prototype.bind.apply(Date,[null].concat([].slice.call(arguments))))():new Date()};"

/** WXS is not JavaScript: '\d' keeps its backslash and x.constructor is a string (measured with wcc). */
const wxsToJs = (source: string) =>
  WXS_GLOBALS +
  source
    .replace(/\\([\s\S])/g, (whole, char: string) => (/[\\'"]/.test(char) ? whole : `\\${whole}`))
    .replace(/\.constructor\b/g, '.constructor.name')

// a WXS function that throws must not take the page down, but must be heard
const FUNCTION_GUARD = "var P=function(a){return typeof a==='function'?a:()=>{}}"
const LOUD_GUARD =
  "var P=function(a){return typeof a==='function'?function(){try{return a.apply(this,arguments)}catch(e){console.error('[wxs]',e)}}:()=>{}}"

/** Compiles the templates of all units; an error in one of our own files throws with its place. */
export function compileTemplates(project: Project, units: Unit[], warnings: string[]): string {
  const group = new TmplGroup()
  const templates = new Set<string>()
  const scripts = new Set<string>()

  const addWxs = (ref: string) => {
    if (scripts.has(ref)) return
    scripts.add(ref)
    const file = [project.absolute(ref), `${project.absolute(ref)}.wxs`].find(isFile)
    if (!file) return void warnings.push(`找不到 WXS 文件 ${ref}`)
    const code = wxsToJs(fs.readFileSync(file, 'utf8'))
    group.addScript(ref, code)
    for (const [, target = ''] of code.matchAll(REQUIRED)) addWxs(project.relative(ref, target))
  }

  const addInline = (unit: string) => {
    for (const name of group.getInlineScriptModuleNames(unit) as string[]) {
      const code = group.getInlineScript(unit, name)
      if (!code) continue
      group.setInlineScript(unit, name, wxsToJs(code))
      for (const [, target = ''] of code.matchAll(REQUIRED)) addWxs(project.relative(unit, target))
    }
  }

  const addTemplate = (unit: string) => {
    if (templates.has(unit)) return
    templates.add(unit)
    const file = `${project.absolute(unit)}.wxml`
    if (!isFile(file)) return void warnings.push(`找不到模板 ${unit}.wxml`)
    const said = (group.addTmpl(unit, fs.readFileSync(file, 'utf8')) ?? []) as ParseWarning[]
    for (const one of said) {
      if (unit.startsWith('miniprogram_npm/')) continue
      const text = `${file}:${one.startLine + 1}:${one.startColumn + 1} ${one.message}`
      if (one.isError) throw new Error(text)
      warnings.push(text)
    }
    for (const used of group.getDirectDependencies(unit) as string[]) addTemplate(used)
    for (const used of group.getScriptDependencies(unit) as string[]) addWxs(used)
    addInline(unit)
  }

  for (const unit of units) addTemplate(unit.path)
  const code = group.getTmplGenObjectGroups().replace(FUNCTION_GUARD, LOUD_GUARD)
  group.free()
  return code
}
