// What a page says of its own elements must not reach into a component, which takes the styles of the page it stands on.
import fs from 'node:fs'
import path from 'node:path'
import { type Source, type Step, sources, withoutComments } from '../../step'
import { readTemplate } from '../../templates'

interface Settings {
  component?: boolean
  usingComponents?: Record<string, string>
  styleIsolation?: string
}
interface Rule {
  /** The classes that an element must have, all of them. */
  classes: string[]
  selector: string
  index: number
}

const settingsOf = (file: string): Settings =>
  fs.existsSync(`${file}.json`) ? (JSON.parse(fs.readFileSync(`${file}.json`, 'utf8')) as Settings) : {}

/** The components that stand on a page, and in each other, as paths without an ending. */
function standOn(miniprogram: string, file: string, found = new Set<string>()): Set<string> {
  for (const where of Object.values(settingsOf(file).usingComponents ?? {})) {
    const component = where.startsWith('/')
      ? path.join(miniprogram, where)
      : path.resolve(path.dirname(file), where)
    if (found.has(component) || !fs.existsSync(`${component}.wxml`)) continue
    standOn(miniprogram, component, found.add(component))
  }
  return found
}

/** Of each element of a template the classes that it may have. */
const classesIn = (template: string): Set<string>[] =>
  readTemplate(template).tags.map(({ attributes }) => {
    const written = attributes.get('class') ?? ''
    const chosen = [...written.matchAll(/'([^']*)'/g)].map(([, one = '']) => one)
    return new Set([written.replace(/\{\{.*?\}\}/g, ' '), ...chosen].join(' ').split(/\s+/))
  })

/** An element that must lie in another one (`>`) lies in the page: between a page and a component stands its host. */
const rulesIn = ({ text }: Source): Rule[] =>
  [...withoutComments(text).matchAll(/([^{}]+)\{/g)].flatMap(({ 1: selectors = '', index }) =>
    selectors.split(',').flatMap(selector => {
      const [last = '', before = ''] = selector.trim().split(/\s+/).reverse()
      const classes = [...last.matchAll(/\.([\w-]+)/g)].map(([, one = '']) => one)
      const at = index + (selectors.length - selectors.trimStart().length)
      return classes.length > 0 && before !== '>' && before !== '+'
        ? [{ classes, selector: selector.trim(), index: at }]
        : []
    }),
  )

export const stylesStay: Step = {
  name: '页面的样式不漏进部件',
  run(root) {
    const miniprogram = path.join(root, 'miniprogram')
    return sources(root, 'miniprogram', '.wxss').flatMap(source => {
      const page = path.join(root, source.file.replace(/\.wxss$/, ''))
      if (settingsOf(page).component) return []
      const taking = [...standOn(miniprogram, page)].filter(
        component => settingsOf(component).styleIsolation === 'apply-shared',
      )
      const inside = taking.map(component => ({
        name: path.basename(component),
        elements: classesIn(fs.readFileSync(`${component}.wxml`, 'utf8')),
      }))
      return rulesIn(source).flatMap(({ classes, selector, index }) =>
        inside
          .filter(({ elements }) => elements.some(element => classes.every(one => element.has(one))))
          .map(
            ({ name }) =>
              `${source.place(index)} “${selector}”也管到了部件 ${name} 里面，换个名字，或者用 > 写明在谁里面`,
          ),
      )
    })
  },
}
