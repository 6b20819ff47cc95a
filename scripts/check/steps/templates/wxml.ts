// Templates: known tags only, wx:key everywhere, Chinese on the screen.
import fs from 'node:fs'
import path from 'node:path'
import { BUILTINS } from '../../../../local/phone/builtins'
import { type Source, type Step, sources } from '../../step'
import { readTemplate, type Tag, type Template } from '../../templates'

const KNOWN = new Set([...BUILTINS, 'block', 'slot', 'template', 'import', 'include', 'wxs'])
/** Attributes whose text a person reads or hears. */
const SPOKEN = [
  'aria-label',
  'placeholder',
  'title',
  'label',
  'content',
  'words',
  'note',
  'hint',
  'main',
  'side',
  'alt',
]
/** Letters that are no English words: units, the product's own names, what stands on a key. */
const ALLOWED = /\b(?:MB|KB|GB|APP|NFC|QR|ID|km|kg|cm|m|h|A|B|C|Wi-?Fi|WeChat|Esc)\b/g

const json = (file: string) =>
  fs.existsSync(file)
    ? (JSON.parse(fs.readFileSync(file, 'utf8')) as {
        usingComponents?: Record<string, string>
        componentGenerics?: object
      })
    : {}

function unknownTags(source: Source, tags: Tag[], using: Set<string>): string[] {
  return tags
    .filter(({ name }) => !KNOWN.has(name) && !using.has(name))
    .map(({ name, index }) => `${source.place(index)} 不认识标签 <${name}>，请写进 usingComponents`)
}

function withoutKey(source: Source, tags: Tag[]): string[] {
  return tags
    .filter(({ attributes }) => attributes.has('wx:for') && !attributes.get('wx:key'))
    .map(({ index, name }) => `${source.place(index)} <${name} wx:for> 没有 wx:key`)
}

function wrongRole(source: Source, tags: Tag[]): string[] {
  return tags
    .filter(({ attributes }) => attributes.has('role'))
    .map(({ index, name }) => `${source.place(index)} <${name} role> 微信不认，要写 aria-role`)
}

const outsideBraces = (text: string) => text.replace(/\{\{[\s\S]*?\}\}/g, one => one.replace(/[^\n]/g, ' '))
/** Words inside the quotes of a {{ }} expression are read by people too, as long as they hold Chinese or a space. */
const english = (text: string) =>
  /[A-Za-z]{2,}/.exec(outsideBraces(text).replace(/&\w+;/g, ' ').replace(ALLOWED, ' '))?.[0]

function inEnglish(source: Source, { tags, words }: Template): string[] {
  const message = (index: number, word: string) => `${source.place(index)} 页面上出现英文“${word}”`
  const inText = words.flatMap(({ text, index }) => {
    const word = english(text)
    return word ? [message(index + text.indexOf(word), word)] : []
  })
  const inAttributes = tags
    .filter(({ name }) => name !== 'ink-icon' && name !== 'wxs')
    .flatMap(({ attributes, index }) =>
      SPOKEN.flatMap(key => {
        const word = english(attributes.get(key) ?? '')
        return word ? [message(index, word)] : []
      }),
    )
  return [...inText, ...inAttributes]
}

export const wxml: Step = {
  name: '模板：标签、wx:key、中文',
  run(root) {
    const app = Object.keys(json(path.join(root, 'miniprogram/app.json')).usingComponents ?? {})
    return sources(root, 'miniprogram', '.wxml').flatMap(source => {
      const own = json(path.join(root, source.file.replace(/\.wxml$/, '.json')))
      const template = readTemplate(source.text)
      const using = new Set([
        ...app,
        ...Object.keys(own.usingComponents ?? {}),
        ...Object.keys(own.componentGenerics ?? {}),
      ])
      return [
        ...unknownTags(source, template.tags, using),
        ...withoutKey(source, template.tags),
        ...wrongRole(source, template.tags),
        ...inEnglish(source, template),
      ]
    })
  },
}
