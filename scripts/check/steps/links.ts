// What a page or a comment points to is there: files, headings, chapters of the rules, decisions.
import fs from 'node:fs'
import path from 'node:path'
import { type Source, type Step, sources } from '../step'

const CODE = ['contract', 'miniprogram', 'cloudfunctions', 'local', 'scripts', 'tests', 'bench']
const RULES = 'docs/rules.md'

/** The anchor that readers of Markdown give to a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-')
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))

function pages(root: string): Source[] {
  const atTop = fs
    .readdirSync(root)
    .filter(name => name.endsWith('.md'))
    .map(file => ({ file, text: fs.readFileSync(path.join(root, file), 'utf8') }))
    .map(({ file, text }) => ({
      file,
      text,
      place: (index: number) => `${file}:${text.slice(0, index).split('\n').length}`,
    }))
  return [...atTop, ...['docs', ...CODE].flatMap(dir => sources(root, dir, '.md'))]
}

function brokenLinks(root: string, page: Source): string[] {
  return [...page.text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(({ 1: target = '', index }) => {
    if (/^[a-z]+:/.test(target)) return []
    const [file = '', anchor] = target.split('#')
    const full = file === '' ? path.join(root, page.file) : path.join(root, path.dirname(page.file), file)
    if (!fs.existsSync(full)) return [`${page.place(index)} 没有 ${target} 这个文件`]
    if (anchor === undefined || anchorsOf(fs.readFileSync(full, 'utf8')).includes(anchor)) return []
    return [`${page.place(index)} ${file || page.file} 里没有 #${anchor} 这个标题`]
  })
}

interface There {
  /** Numbers of the chapters of the rules. */
  chapters: string[]
  decisions: string[]
}
const decisionsIn = (adr: string): string[] =>
  fs.readdirSync(adr).flatMap(name => /^(\d{4})-/.exec(name)?.[1] ?? [])

function whatIsThere(root: string): There {
  const [rules, adr] = [path.join(root, RULES), path.join(root, 'docs/adr')]
  return {
    chapters: fs.existsSync(rules)
      ? [...fs.readFileSync(rules, 'utf8').matchAll(/^## (\d+)\./gm)].map(([, number = '']) => number)
      : [],
    decisions: fs.existsSync(adr) ? decisionsIn(adr) : [],
  }
}

function brokenCitations({ chapters, decisions }: There, source: Source): string[] {
  const cited = (
    pattern: RegExp,
    isThere: (number: string) => boolean,
    message: (number: string) => string,
  ) =>
    [...source.text.matchAll(pattern)]
      .filter(([, number = '']) => !isThere(number))
      .map(({ 1: number = '', index }) => `${source.place(index)} ${message(number)}`)
  return [
    ...cited(
      /\brules §(\d+)/g,
      chapter => chapters.includes(chapter),
      chapter => `${RULES} 里没有第 ${chapter} 章`,
    ),
    ...cited(
      /\bADR (\d{4})/g,
      number => decisions.includes(number),
      number => `没有 ADR ${number}`,
    ),
    ...cited(
      /\b(?:domain|house|look|mechanisms|architecture)(?:\.md)? (§\d+)/g,
      () => false,
      chapter => `${chapter} 指的那一页不在这里，写成 rules §n`,
    ),
  ]
}

/** The list of decisions names every page once. */
function unlisted(root: string, { decisions }: There): string[] {
  const list = path.join(root, 'docs/adr/README.md')
  const text = fs.existsSync(list) ? fs.readFileSync(list, 'utf8') : ''
  const named = [...text.matchAll(/^- \[(\d{4})\]/gm)].map(([, number = '']) => number)
  return decisions.flatMap(number => {
    const times = named.filter(one => one === number).length
    return times === 1 ? [] : [`docs/adr/README.md 里 ${number} 写了 ${times} 次，要正好一次`]
  })
}

export const links: Step = {
  name: '指到的地方都在',
  run(root) {
    const text = pages(root)
    const there = whatIsThere(root)
    const code = CODE.flatMap(dir => sources(root, dir, '.ts'))
    return [
      ...unlisted(root, there),
      ...text.flatMap(page => brokenLinks(root, page)),
      ...[...text, ...code].flatMap(source => brokenCitations(there, source)),
    ]
  },
}
