// WXSS → CSS: @import inlined, rpx and vh, tag names → wx-*, component class prefixes, per-page scope.
import fs from 'node:fs'
import postcss, { type Root, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { BUILTINS } from '../builtins'
import { isFile, type Project } from './project'
import type { Unit } from './units'

const TAGS = new Set([...BUILTINS, 'page'])

/** rpx, vh and the safe area, in terms of the phone's frame and not of the browser's window. */
const cssUnits = (value: string): string =>
  value
    .replace(/url\([^)]*\)|"[^"]*"|'[^']*'|(-?(?:\d+\.)?\d*\.?\d+)rpx\b/g, (whole, n?: string) =>
      n === undefined ? whole : n === '0' ? '0px' : `calc(var(--rpx) * ${n})`,
    )
    .replace(/url\([^)]*\)|(-?\d*\.?\d+)vh\b/g, (whole, n?: string) =>
      n === undefined ? whole : `calc(var(--vh) * ${n})`,
    )
    .replace(/(?:env|constant)\(\s*safe-area-inset-bottom\s*\)/g, 'var(--safe-bottom)')

export type Styles = {
  css: string
  /** component → its class prefix; a component that shares styles has none */
  scopes: Record<string, string>
}

/** Compiles app.wxss, then components, then pages: the order in which WeChat lets them win. */
export function compileStyles(project: Project, units: Unit[], prepare: Prepare, warnings: string[]): Styles {
  const sheet = (ref: string, scope: Scope) => sheetOf(project, ref, scope, prepare, warnings)
  const scopes: Record<string, string> = {}
  const parts = [sheet('app.wxss', {})]
  const components = units.filter(unit => !unit.isPage)
  for (const [index, unit] of components.entries()) {
    const isolation = unit.json.styleIsolation ?? (unit.json.addGlobalClass ? 'apply-shared' : 'isolated')
    if (isolation !== 'shared' && isolation !== 'page-shared') scopes[unit.path] = `c${index.toString(36)}`
    parts.push(sheet(`${unit.path}.wxss`, { prefix: scopes[unit.path] }))
  }
  for (const unit of units.filter(one => one.isPage))
    parts.push(sheet(`${unit.path}.wxss`, { page: unit.path }))
  return { css: parts.filter(Boolean).join('\n'), scopes }
}

type Scope = { prefix?: string | undefined; page?: string }
type Prepare = (sheet: string) => string

function sheetOf(project: Project, ref: string, scope: Scope, prepare: Prepare, warnings: string[]): string {
  const root = load(project, ref, prepare, [])
  root.walkAtRules('font-face', rule => {
    if (!/url\(\s*["']?(https?:)?\/\//.test(rule.toString())) return
    warnings.push(`${ref}：字体来自网络，预览里不加载`)
    rule.remove()
  })
  root.walkDecls(decl => {
    decl.value = cssUnits(decl.value)
  })
  root.walkAtRules('media', rule => {
    rule.params = rule.params.replace(/(\d+)rpx/g, (_, n: string) => `${Number(n) / 2}px`)
  })
  root.walkRules(rule => {
    if (!isKeyframe(rule)) rule.selector = scoped(rule.selector, scope)
  })
  const text = root.toString().trim()
  return text && `/* ${ref} */\n${text}`
}

const isKeyframe = (rule: Rule) =>
  rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as unknown as { name: string }).name)

function load(project: Project, ref: string, prepare: Prepare, seen: string[]): Root {
  const file = project.absolute(ref)
  if (!isFile(file) || seen.includes(file)) return postcss.root()
  const root = postcss.parse(prepare(fs.readFileSync(file, 'utf8')), { from: file })
  root.walkAtRules('import', rule => {
    const target = /["']([^"']+)["']/.exec(rule.params)?.[1]
    if (!target) return
    const near = project.relative(ref, target)
    const found = isFile(project.absolute(near)) || /^[./]/.test(target) ? near : `miniprogram_npm/${target}`
    rule.replaceWith(load(project, found, prepare, [...seen, file]).nodes)
  })
  return root
}

function scoped(selector: string, { prefix, page }: Scope): string {
  return selectorParser(selectors => {
    selectors.walkTags(tag => {
      if (TAGS.has(tag.value)) tag.value = `wx-${tag.value}`
    })
    if (prefix) {
      selectors.walkClasses(name => {
        name.value = `${prefix}--${name.value}`
      })
      selectors.walkPseudos(pseudo => {
        if (pseudo.value === ':host')
          pseudo.replaceWith(
            selectorParser.attribute({
              attribute: 'wx-host',
              operator: '=',
              value: `"${prefix}"`,
              quoteMark: null,
              raws: {},
            }),
          )
      })
    }
    if (page) selectors.each(one => scopeToPage(one, page))
  }).processSync(selector)
}

// :where has no weight: a page's rule never leaks to another page and never wins by its scope
function scopeToPage(selector: selectorParser.Selector, page: string) {
  const scope = selectorParser.pseudo({ value: `:where([data-page="${page}"])` })
  const first = selector.first
  if (first?.type === 'tag' && first.value === 'wx-page') return void selector.insertAfter(first, scope)
  selector.prepend(selectorParser.combinator({ value: ' ' }))
  selector.prepend(scope)
}
