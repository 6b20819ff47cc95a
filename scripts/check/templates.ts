// Reading WXML just enough to ask questions of it: tags with their attributes and the text between them.

export type Tag = { name: string; attributes: Map<string, string>; index: number }
type Words = { text: string; index: number }
export type Template = { tags: Tag[]; words: Words[] }

const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:.*#@-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>/g
const ATTRIBUTE = /([\w:.*#@-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g

/** `source` without comments and <wxs> bodies (places kept). */
function bare(source: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ')
  return source
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(
      /(<wxs\b[^>]*>)([\s\S]*?)(<\/wxs>)/g,
      (_, open: string, body: string, close: string) => open + blank(body) + close,
    )
}

export function readTemplate(source: string): Template {
  const text = bare(source)
  const tags: Tag[] = []
  const words: Words[] = []
  let after = 0
  for (const match of text.matchAll(TAG)) {
    const [whole, closing, name = '', attributes = ''] = match
    words.push({ text: text.slice(after, match.index), index: after })
    after = match.index + whole.length
    if (closing) continue
    tags.push({
      name,
      index: match.index,
      attributes: new Map(
        [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', double, single]) => [
          key,
          double ?? single ?? '',
        ]),
      ),
    })
  }
  words.push({ text: text.slice(after), index: after })
  return { tags, words: words.filter(one => one.text.trim()) }
}
